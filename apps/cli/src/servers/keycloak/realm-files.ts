import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

/** A realm's export in deploy/keycloak, by the name that the realm has. */
export interface RealmFile { realm: string; file: string; sum: string }

/** Every .json of the folder that is a realm's export: it names its realm. None when there is no such folder. */
export function readRealmFiles(folder: string): RealmFile[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder).filter((name) => name.endsWith('.json')).sort().flatMap((name) => {
    const file = path.join(folder, name)
    const text = readFileSync(file, 'utf8')
    const { realm } = JSON.parse(text) as { realm?: unknown }
    return typeof realm === 'string' && /^[\w-]+$/.test(realm) ? [{ realm, file, sum: createHash('sha256').update(text).digest('hex') }] : []
  })
}
