import { calendar, CalendarNotPublished, dueOf, explain, formatDay, LONGEST_LIMIT, textIn, yearOf, type Clock, type Day, type DayLine } from '@tongban/kernel'
import type { Command } from 'commander'
import { contextOf, printJson, printLine, sayIn } from '../context.js'
import { choiceFor, dateFor, periodFor, wholeFor } from '../parsers.js'
import { Refused } from '../refused.js'
import { RepeatableOption } from '../tongban-command.js'

interface ClockOptions {
  start: Day
  limit: number
  unit?: 'wd' | 'cal'
  pause?: { from: Day; to: Day | null }[]
  extend?: number
  json?: boolean
  explain?: boolean
}

export function register(program: Command): void {
  const say = sayIn(program)
  const pause = new RepeatableOption('--pause <A..B>', say({ zh: '中止：A日发生，B日为最后一日；未结束写 A..；可多次', en: 'the clock stands: by an event on A, B its last day; A.. while open; repeatable' }))
  program
    .command('clock')
    .description(say({ zh: '计算到期日，并逐日说明', en: 'Count a limit to its due day, and explain each day' }))
    .requiredOption('--start <date>', say({ zh: '起算日（第0日），如 2015-06-30', en: 'start day, day 0, such as 2015-06-30' }), dateFor('--start'))
    .requiredOption('--limit <days>', say({ zh: '时限；0 为即办件', en: 'limit in days; 0 for an instant case' }), wholeFor('--limit', 0, LONGEST_LIMIT))
    .option('--unit <wd|cal>', say({ zh: 'wd 工作日（默认）或 cal 自然日', en: 'wd working days (default) or cal calendar days' }), choiceFor('--unit', ['wd', 'cal']))
    .addOption(pause.argParser(periodFor('--pause')))
    .option('--extend <days>', say({ zh: '延长', en: 'extension in days' }), wholeFor('--extend', 1, LONGEST_LIMIT))
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .option('--explain', say({ zh: '逐日说明是否计入', en: 'tell for each day whether it counts and why' }))
    .action((options: ClockOptions, command: Command) => answer(options, command))
}

function answer(options: ClockOptions, command: Command): void {
  const clock: Clock = {
    start: options.start,
    limit: options.limit,
    unit: options.unit ?? 'wd',
    extensions: options.extend === undefined ? [] : [options.extend],
    pauses: options.pause ?? [],
    calendarVersion: calendar.version,
  }
  const { due, lines } = counted(clock, options.explain ?? false)
  const result = {
    start: formatDay(clock.start),
    limit: clock.limit,
    unit: clock.unit,
    due: due && formatDay(due.date),
    provisional: due?.provisional ?? false,
    calendarVersion: calendar.version,
  }
  const { lang } = contextOf(command)
  const say = sayIn(command)
  if (options.json) {
    const explained = lines?.map(({ day, counted: counts, consumed, reason, why, provisional }) => ({ date: formatDay(day), counted: counts, consumed, reason, why: textIn(why, lang), provisional }))
    return printJson(command, { ...result, ...(explained && { explain: explained }) })
  }
  for (const line of lines ?? []) printLine(command, dayText(line, lang))
  if (result.due === null) return printLine(command, say({ zh: '中止尚未结束，暂无到期日', en: 'no due day: the clock stands and the pause has not ended' }))
  printLine(command, say({ zh: `到期日 ${result.due}`, en: `due ${result.due}` }) + (result.provisional ? say({ zh: '（暂定：该年工作日安排尚未公布）', en: ' (provisional: the working days of that year are not published yet)' }) : ''))
}

function counted(clock: Clock, explained: boolean) {
  try {
    return { due: dueOf(clock, calendar), lines: explained ? explain(clock, calendar) : null }
  } catch (error) {
    if (!(error instanceof CalendarNotPublished)) throw error
    throw new Refused('year-not-published', { year: error.year, version: calendar.version, first: yearOf(calendar.firstDay), last: yearOf(calendar.lastDay) })
  }
}

function dayText({ day, counted: counts, consumed, why }: DayLine, lang: 'zh' | 'en'): string {
  const mark = counts ? { zh: `第${consumed}日`, en: `day ${consumed}` } : { zh: '不计', en: 'not counted' }
  return `${formatDay(day)}  ${mark[lang].padEnd(lang === 'zh' ? 6 : 12)}  ${textIn(why, lang)}`
}
