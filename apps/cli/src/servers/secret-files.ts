import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Passwords in files of mode 0600, one each, made when there is none. Letters, digits, - and _ only, so that they need no quoting anywhere. */
export class SecretFiles {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    chmodSync(folder, 0o700)
  }

  file(name: string): string {
    return path.join(this.folder, name)
  }

  password(name: string): string {
    try {
      writeFileSync(this.file(name), randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const kept = readFileSync(this.file(name), 'utf8').trim()
    // A start killed between making the file and writing it.
    if (kept !== '') return kept
    writeFileSync(this.file(name), randomBytes(24).toString('base64url'), { mode: 0o600 })
    return readFileSync(this.file(name), 'utf8')
  }
}
