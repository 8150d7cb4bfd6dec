import fs from 'node:fs'
import path from 'node:path'

/** Who runs PostgreSQL: ourselves, or, since it refuses to run as root, an unprivileged user. */
export interface Runner {
  ids: { uid?: number; gid?: number }
  own(file: string): void
}

const NOBODY = 65534

export function chooseRunner(): Runner {
  if (process.getuid?.() !== 0) return { ids: {}, own: () => undefined }
  return { ids: { uid: NOBODY, gid: NOBODY }, own: (file) => fs.chownSync(file, NOBODY, NOBODY) }
}

/** The folder in which the runner can work: the one asked for, or, where that lies below a folder closed to the runner (root's home), one outside that it leads to. */
export function reachableFolder(folder: string, runner: Runner, base = '/var/lib/tongban'): string {
  if (runner.ids.uid === undefined || parents(folder).every(entersAnybody)) return folder
  const pointer = path.join(folder, 'moved-to')
  if (fs.existsSync(pointer)) return fs.readFileSync(pointer, 'utf8').trim()
  fs.mkdirSync(base, { recursive: true, mode: 0o755 })
  const outside = fs.mkdtempSync(path.join(base, 'postgres-'))
  fs.chmodSync(outside, 0o711)
  fs.writeFileSync(pointer, `${outside}\n`)
  return outside
}

const parents = (folder: string): string[] => {
  const parent = path.dirname(folder)
  return parent === folder ? [folder] : [folder, ...parents(parent)]
}

const entersAnybody = (folder: string): boolean => (fs.statSync(folder).mode & 0o001) !== 0
