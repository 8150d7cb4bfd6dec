import type { ReactNode } from 'react'

/** Stands for an element in a message: `say('dueBy', { date: SLOT })`. */
export const SLOT = '\uFFFC'

/** A sentence with an element where its SLOT is: a date that says it is provisional, a link. */
export function Around({ text, children }: { text: string; children: ReactNode }) {
  const [before, after] = text.split(SLOT)
  return <>{before}{children}{after}</>
}
