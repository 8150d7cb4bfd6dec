import { useState } from 'react'

/** What was last known of something, while it cannot be asked again: until something else is asked about. */
export function useLast<T>(about: string, now: T | null): T | null {
  const [last, setLast] = useState<{ about: string; known: T | null }>({ about, known: now })
  if (last.about !== about || (now !== null && last.known !== now)) setLast({ about, known: now })
  return now ?? (last.about === about ? last.known : null)
}
