/**
 * Writes the kernel's working-day table from chinese-days' data file (data only: its functions read dates in local time).
 * Run after raising the library's version, when the State Council has published a year: `node tools/calendar-table.mjs`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)
export const target = path.join(path.dirname(path.dirname(fileURLToPath(import.meta.url))), 'libs/kernel/src/calendar/table.ts')

/** The table's text. Throws when the library names a holiday that has no key here, or leaves a year out. */
export function tableText() {
  const { version } = require('chinese-days/package.json')
  const data = JSON.parse(readFileSync(require.resolve('chinese-days/dist/chinese-days.json'), 'utf8'))
  const years = [...new Set(Object.keys(data.holidays).map((date) => Number(date.slice(0, 4))))].sort()
  const [first, last] = [years[0], years.at(-1)]
  if (years.length !== last - first + 1) throw new Error(`years are missing between ${first} and ${last}`)
  const names = new Map()
  const lines = years.flatMap((year) => [
    `    ${year}: {`,
    `      off: ${listed(data.holidays, year, names)},`,
    `      worked: ${listed(data.workdays, year, names)},`,
    '    },',
  ])
  return [
    `// Written by tools/calendar-table.mjs from chinese-days ${version}; not by hand. Corrections are operator overrides.`,
    'export const table = {',
    `  version: 'cn-${first}-${last}/chinese-days-${version}',`,
    '  holidays: {',
    ...[...names].map(([key, { zh, en }]) => `    '${key}': { zh: '${zh}', en: "${en}" },`),
    '  },',
    '  // By year of the date: days off and weekend days worked, each under its holiday.',
    '  years: {',
    ...lines,
    '  },',
    '} as const',
    '',
  ].join('\n')
}

function listed(days, year, names) {
  const byHoliday = new Map()
  for (const date of Object.keys(days).filter((d) => d.startsWith(`${year}-`)).sort()) {
    const [en, zh] = days[date].split(',')
    const key = en.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace('-s-', '-')
    names.set(key, { zh, en })
    byHoliday.set(key, [...(byHoliday.get(key) ?? []), date.slice(5)])
  }
  return `{ ${[...byHoliday].map(([key, dates]) => `'${key}': '${dates.join(' ')}'`).join(', ')} }`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(target, tableText())
  console.log(`wrote ${path.basename(target)}`)
}
