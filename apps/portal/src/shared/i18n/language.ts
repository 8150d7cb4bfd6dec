import { useSyncExternalStore } from 'react'

export type Language = 'zh' | 'en'

const KEPT = 'tongban.language'
const listeners = new Set<() => void>()

/** What was chosen here before, else what the browser asks for: Chinese for who prefers it, else English. */
function firstLanguage(): Language {
  const kept = read()
  if (kept === 'zh' || kept === 'en') return kept
  return /^zh/i.test(globalThis.navigator?.language ?? 'zh') ? 'zh' : 'en'
}

let language: Language = firstLanguage()
apply()

export const languageNow = (): Language => language

export function setLanguage(next: Language): void {
  language = next
  try {
    localStorage.setItem(KEPT, next)
  } catch {
    // a browser that keeps nothing: the choice lasts as long as the page
  }
  apply()
  for (const listener of listeners) listener()
}

export function useLanguage(): Language {
  return useSyncExternalStore(listen, languageNow, languageNow)
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function read(): string | null {
  try {
    return globalThis.localStorage?.getItem(KEPT) ?? null
  } catch {
    return null
  }
}

function apply(): void {
  if (globalThis.document) document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
}
