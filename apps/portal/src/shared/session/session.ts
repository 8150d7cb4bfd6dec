import { useQuery, type QueryClient, type UseQueryResult } from '@tanstack/react-query'
import { languageNow } from '../i18n/language.js'

export type Role = 'city-standards' | 'centre-clerk' | 'centre-officer' | 'centre-head' | 'coordinator' | 'supervisor' | 'citizen' | 'enterprise' | 'operator'

/** Who is logged in, as the gateway read it from the verified token. No token is ever here. */
export interface Person {
  subject: string
  roles: Role[]
  centres: string[]
  department: string | null
  /** When the login ends, in UTC. */
  expiresAt: string
}

export interface Session {
  person: Person | null
  /** Somebody was logged in when the page was opened and is not any more: what they typed is still on the page. */
  ended: boolean
}

const KEY = ['session']

async function fetchSession(): Promise<Person | null> {
  const response = await fetch('/session', { credentials: 'same-origin', headers: { accept: 'application/json' } })
  if (!response.ok) throw new Error(`session ${response.status}`)
  const { subject, ...rest } = (await response.json()) as Person | { subject: null }
  return subject === null ? null : ({ subject, ...rest } as Person)
}

let lastPerson: Person | null = null

/** Who acts here. Looked at again when the window is, and when the login is about to end. */
export function useSession(): UseQueryResult<Session> {
  return useQuery<Session>({
    queryKey: KEY,
    queryFn: async () => {
      const person = await fetchSession()
      const ended = person === null && lastPerson !== null
      lastPerson = person ?? lastPerson
      // Whoever was here stays on the page until they log in again: a form half filled is theirs.
      return { person: person ?? (ended ? lastPerson : null), ended }
    },
    staleTime: 20_000,
    refetchOnWindowFocus: true,
    refetchInterval: ({ state }) => untilEnd(state.data),
    retry: 2,
  })
}

function untilEnd(session: Session | undefined): number | false {
  if (!session?.person || session.ended) return false
  return Math.min(Math.max(Date.parse(session.person.expiresAt) - Date.now() + 500, 1_000), 2 ** 31 - 1)
}

/** The graph said that nobody is logged in: find out, and say so. */
export const noteLoggedOut = (queries: QueryClient): void => void queries.invalidateQueries({ queryKey: KEY })

export const loginAddress = (to = `${location.pathname}${location.search}`): string => `/session/login?${new URLSearchParams({ to, ui_locales: languageNow() === 'zh' ? 'zh-CN' : 'en' })}`

/** Ends the session here and at the issuer, and with it everything half filled. */
export async function logOut(): Promise<void> {
  await fetch('/session/logout', { method: 'POST', credentials: 'same-origin', headers: { 'x-tongban-session': '1' } })
  sessionStorage.clear()
  location.assign('/office/')
}
