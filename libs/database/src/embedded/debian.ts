import fs from 'node:fs'
import path from 'node:path'

/**
 * The folders of the PostgreSQL that Debian's package `postgresql` installs, by major version, newest first; each holds bin/postgres, bin/initdb and
 * bin/psql. Empty where there is none.
 */
export function debianBinaries(installed = '/usr/lib/postgresql'): { major: number; folder: string }[] {
  const majors = fs.existsSync(installed) ? fs.readdirSync(installed).filter((name) => /^\d+$/.test(name)).map(Number) : []
  return majors.map((major) => ({ major, folder: path.join(installed, String(major)) }))
    .filter(({ folder }) => ['postgres', 'initdb', 'psql'].every((binary) => fs.existsSync(path.join(folder, 'bin', binary))))
    .sort((a, b) => b.major - a.major)
}
