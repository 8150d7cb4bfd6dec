import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
const told = (): void => listeners.forEach((listener) => listener())
addEventListener('popstate', told)

/** Goes to another page of the citizens' front end. */
export function goTo(to: string): void {
  history.pushState(null, '', to)
  scrollTo(0, 0)
  told()
}

/** Writes another address for the same page: back does not lead to the old one. */
export function rewriteAddress(to: string): void {
  history.replaceState(null, '', to)
  told()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Where the page is: path and query. */
export const usePathname = (): string => useSyncExternalStore(listen, () => location.pathname)
export const useSearch = (): URLSearchParams => new URLSearchParams(useSyncExternalStore(listen, () => location.search))
