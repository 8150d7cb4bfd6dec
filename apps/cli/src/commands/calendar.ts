import { calendar, formatDay, weekday, workdaysOf, yearOf, type Day } from '@tongban/kernel'
import type { Command } from 'commander'
import { printJson, printLine, sayIn } from '../context.js'
import { Refused } from '../refused.js'

export function register(program: Command): void {
  const say = sayIn(program)
  const group = program.command('calendar').description(say({ zh: '查看某年的工作日', en: 'Show the working days of a year' }))
  group
    .command('show')
    .description(say({ zh: '列出一年的工作日（含调休上班）', en: 'List the working days of a year, make-up days included' }))
    .argument('<year>', say({ zh: '四位年份，如 2024', en: 'four digits, such as 2024' }), parseYear)
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .action((year: number, { json }: { json?: boolean }, command: Command) => show(year, json ?? false, command))
}

function parseYear(value: string): number {
  if (!/^[1-9]\d{3}$/.test(value)) throw new Refused('not-a-year', { value })
  return Number(value)
}

function show(year: number, json: boolean, command: Command): void {
  const published = calendar.published(year)
  const workdays = published ? workdaysOf(year, calendar) : []
  if (json) printJson(command, { year, published, version: calendar.version, workdays: workdays.map(formatDay) })
  // An unpublished year is refused in words as well, so that no script takes its empty list for a year without work.
  if (!published) throw new Refused('year-not-published', { year, version: calendar.version, first: yearOf(calendar.firstDay), last: yearOf(calendar.lastDay) })
  if (json) return
  const say = sayIn(command)
  printLine(command, say({ zh: `${year}年共${workdays.length}个工作日（日历 ${calendar.version}；*为调休上班）`, en: `${workdays.length} working days in ${year} (calendar ${calendar.version}; * worked to make up for a holiday)` }))
  for (let month = 1; month <= 12; month++) printLine(command, `${String(month).padStart(2, '0')}  ${workdays.filter((d) => monthOf(d) === month).map(marked).join(' ')}`)
}

const monthOf = (d: Day) => Number(formatDay(d).slice(5, 7))

const marked = (d: Day) => formatDay(d).slice(8) + ([0, 6].includes(weekday(d)) ? '*' : '')
