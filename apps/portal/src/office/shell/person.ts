import { createContext, use } from 'react'
import type { Person } from '../../shared/session/session.js'

export const PersonContext = createContext<Person | null>(null)

/** Who acts. Every screen is inside the shell, which shows nothing but the way to log in when nobody is. */
export function usePerson(): Person {
  const person = use(PersonContext)
  if (!person) throw new Error('usePerson outside the office\'s shell')
  return person
}
