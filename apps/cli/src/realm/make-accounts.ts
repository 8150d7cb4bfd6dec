import { roles as allRoles } from '@tongban/identity'
import type { KeycloakAdmin } from './keycloak-admin.js'

/** A line of deploy/demo/accounts.json. */
export interface DemoPerson {
  username: string
  names?: { zh: string; en?: string }
  roles: string[]
  centres: string[]
  department?: string
}

export interface Passwords {
  of: Readonly<Record<string, string>>
  /** Whose password was made just now: an account that Keycloak kept with another is made anew. */
  fresh: ReadonlySet<string>
}

export type Done = Record<'made' | 'changed' | 'left', number>

interface RealmRole { id: string; name: string }
interface User { id: string; username: string; enabled: boolean; attributes?: Record<string, string[]> }

// Each password is hashed by Keycloak at some cost, and on its own processors.
const AT_ONCE = 4

/**
 * Makes the demo's people in the realm: accounts with centres, department, name, exactly their roles, and a password when they are new.
 * Again changes only what differs. Accounts that are not the demo's are left alone.
 */
export async function makeAccounts(admin: KeycloakAdmin, people: readonly DemoPerson[], passwords: Passwords, onDone: (done: number) => void = () => {}): Promise<Done> {
  const roles = ((await admin.get<RealmRole[]>('/roles?max=200')) ?? []).filter(({ name }) => (allRoles as readonly string[]).includes(name))
  const count: Done = { made: 0, changed: 0, left: 0 }
  const waiting = [...people]
  let done = 0
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let person = waiting.shift(); person; person = waiting.shift()) {
      count[await makeAccount(admin, roles, person, passwords)]++
      onDone(++done)
    }
  }))
  return count
}

async function makeAccount(admin: KeycloakAdmin, roles: RealmRole[], person: DemoPerson, passwords: Passwords): Promise<keyof Done> {
  let found = await findUser(admin, person.username)
  if (found && passwords.fresh.has(person.username)) {
    await admin.delete(`/users/${found.id}`)
    found = undefined
  }
  if (!found) {
    await admin.post('/users', { ...shapeOf(person), credentials: [{ type: 'password', value: passwords.of[person.username], temporary: false }] })
    const made = await findUser(admin, person.username)
    await giveRoles(admin, made!.id, roles, person)
    return 'made'
  }
  const differs = !found.enabled || attributesText(found.attributes) !== attributesText(shapeOf(person).attributes)
  if (differs) await admin.put(`/users/${found.id}`, { ...found, ...shapeOf(person) })
  return (await giveRoles(admin, found.id, roles, person)) || differs ? 'changed' : 'left'
}

async function findUser(admin: KeycloakAdmin, username: string): Promise<User | undefined> {
  return (await admin.get<User[]>(`/users?exact=true&username=${encodeURIComponent(username)}`))?.[0]
}

/** Exactly these, of the roles that are ours. Whether something had to be changed. */
async function giveRoles(admin: KeycloakAdmin, id: string, roles: RealmRole[], person: DemoPerson): Promise<boolean> {
  const path = `/users/${id}/role-mappings/realm`
  const has = new Set((await admin.get<RealmRole[]>(path))?.map(({ name }) => name))
  const lacking = roles.filter(({ name }) => person.roles.includes(name) && !has.has(name))
  const tooMany = roles.filter(({ name }) => !person.roles.includes(name) && has.has(name))
  if (lacking.length > 0) await admin.post(path, lacking)
  if (tooMany.length > 0) await admin.delete(path, tooMany)
  return lacking.length + tooMany.length > 0
}

const shapeOf = ({ username, names, centres, department }: DemoPerson) => ({
  username,
  enabled: true,
  attributes: { ...(names && { displayName: [names.zh] }), ...(centres.length > 0 && { centres }), ...(department && { department: [department] }) } as Record<string, string[]>,
})

const attributesText = (attributes: Record<string, string[]> = {}): string => JSON.stringify(Object.entries(attributes).map(([name, values]) => [name, [...values].sort()]).sort())
