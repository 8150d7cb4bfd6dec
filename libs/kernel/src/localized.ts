/** Text that people read: Chinese always, English where there is one. */
export interface Localized {
  zh: string
  en?: string
}
