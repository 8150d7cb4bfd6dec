/** Text that people read: Chinese always, English where there is one. */
export interface Localized {
  zh: string
  en?: string
}

export type Lang = 'zh' | 'en'

/** The text in one language; Chinese where there is no English. */
export function textIn(text: Localized, lang: Lang): string {
  return lang === 'en' ? (text.en ?? text.zh) : text.zh
}
