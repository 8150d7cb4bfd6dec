import { useLanguage, type Language } from './language.js'

/** `{name}` stands for a value; `{n:day|days}` is 'day' for 1 and 'days' else (English alone needs it). */
type NamesIn<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? (Name extends `${infer N}:${string}` ? N : Name) | NamesIn<Rest> : never

type Values<T extends string> = [NamesIn<T>] extends [never] ? [] : [values: Record<NamesIn<T>, string | number>]

export interface Messages<Zh extends Record<string, string>> {
  zh: Zh
  en: Record<keyof Zh, string>
}

export type Say<Zh extends Record<string, string>> = <K extends keyof Zh>(key: K, ...values: Values<Zh[K]>) => string

/** A screen's catalogue: English has exactly the keys of Chinese, or the type check fails. */
export function defineMessages<const Zh extends Record<string, string>>(zh: Zh, en: { [K in keyof Zh]: string }): Messages<Zh> {
  return { zh, en }
}

export const sayIn = <Zh extends Record<string, string>>(messages: Messages<Zh>, language: Language): Say<Zh> =>
  (key, ...[values]) => fill(messages[language][key], (values ?? {}) as Record<string, string | number>)

/** The catalogue in the language chosen: `const say = useMessages(messages)`, `say('title')`, `say('left', { n: 3 })`. */
export function useMessages<Zh extends Record<string, string>>(messages: Messages<Zh>): Say<Zh> {
  return sayIn(messages, useLanguage())
}

/** A text of the graph's in the language chosen; Chinese where there is no English. */
export function useLocalized(): (text: { zh: string; en?: string | null } | null | undefined) => string {
  const language = useLanguage()
  return (text) => (text ? (language === 'en' && text.en) || text.zh : '')
}

export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (_, name: string, one?: string, many?: string) => {
    if (one !== undefined) return Number(values[name]) === 1 ? one : many!
    return String(values[name] ?? '')
  })
}
