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

/** May the runner enter this folder, or does one above it (root's home, a temporary folder of mode 0700) shut everybody else out? */
export const isOpenTo = (runner: Runner, folder: string): boolean => runner.ids.uid === undefined || parents(folder).every(entersAnybody)

/**
 * How to hand a file or folder to a process of the runner: by its name, or, where the runner could not follow the name, by a descriptor that is opened here
 * and found again under /proc/self/fd, past all folders above.
 */
export function handOver(runner: Runner, files: readonly string[]): { names: string[]; descriptors: number[]; close(): void } {
  const descriptors = files.every((file) => isOpenTo(runner, path.dirname(file))) ? [] : files.map((file) => fs.openSync(file, 'r'))
  return {
    names: descriptors.length === 0 ? [...files] : files.map((_, n) => `/proc/self/fd/${n + 3}`),
    descriptors,
    close: () => descriptors.forEach((descriptor) => fs.closeSync(descriptor)),
  }
}

const parents = (folder: string): string[] => {
  const parent = path.dirname(folder)
  return parent === folder ? [folder] : [folder, ...parents(parent)]
}

const entersAnybody = (folder: string): boolean => (fs.statSync(folder).mode & 0o001) !== 0
