import fs from 'node:fs'
import path from 'node:path'
import { generatePassword } from '../cluster/password.js'

export const ADMIN = 'tongban'

/** The administrator's password of the embedded server in this folder, from a file of mode 0600; made when there is none. */
export function adminSecret(folder: string): string {
  const file = path.join(folder, 'admin.secret')
  try {
    fs.writeFileSync(file, generatePassword(), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return fs.readFileSync(file, 'utf8')
}

/** The administrator's URL of the embedded server in this folder; what DATABASE_URL is for an existing PostgreSQL. */
export const embeddedAdminUrl = (folder: string, port: number): string => `postgres://${ADMIN}:${adminSecret(folder)}@127.0.0.1:${port}/postgres`
