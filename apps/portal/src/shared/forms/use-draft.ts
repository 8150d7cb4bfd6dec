import { useCallback, useState } from 'react'
import { draftKey, forget, keep, restore } from './drafts.js'

export interface Draft<T> {
  value: T
  /** Whether it came from before a reload: say so, and offer `discard`. */
  restored: boolean
  keep(value: T): void
  discard(): void
}

/**
 * A half-filled form that survives a reload and a login that ended, in this tab alone: `useDraft('counter', who, empty)`.
 * Logging out forgets it. Never keep what a session must not: passwords are not typed here, and a party's number only as long as the form is open.
 */
export function useDraft<T>(name: string, subject: string, empty: T): Draft<T> {
  const key = draftKey(subject, name)
  const [first] = useState(() => restore<T>(key))
  const [value, setValue] = useState<T>(first ?? empty)
  const [restored, setRestored] = useState(first !== undefined)
  return {
    value,
    restored,
    keep: useCallback((next: T) => {
      setValue(next)
      keep(key, next)
    }, [key]),
    discard: useCallback(() => {
      setValue(empty)
      setRestored(false)
      forget(key)
    }, [key, empty]),
  }
}
