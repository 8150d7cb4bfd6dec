export const draftKey = (subject: string, name: string): string => `draft:${subject}:${name}`

export function restore<T>(key: string, store: Storage | undefined = storage()): T | undefined {
  const text = store?.getItem(key)
  if (!text) return undefined
  try {
    return JSON.parse(text) as T
  } catch {
    store?.removeItem(key)
    return undefined
  }
}

export function keep(key: string, value: unknown, store: Storage | undefined = storage()): void {
  try {
    store?.setItem(key, JSON.stringify(value))
  } catch {
    // full, or forbidden: the form itself still holds it
  }
}

export const forget = (key: string, store: Storage | undefined = storage()): void => store?.removeItem(key)

function storage(): Storage | undefined {
  try {
    return globalThis.sessionStorage
  } catch {
    return undefined
  }
}
