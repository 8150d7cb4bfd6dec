import type { LimitUnit } from '../../shared/dates/dates.js'
import type { Language } from '../../shared/i18n/language.js'
import { defineMessages, sayIn } from '../../shared/i18n/messages.js'
import type { Tone } from '../../shared/states/state-tag.js'

const words = defineMessages({
  left: '剩{n}个工作日', leftCal: '剩{n}个自然日', today: '今日到期', over: '超期{n}个工作日', overCal: '超期{n}个自然日',
}, {
  left: '{n} working {n:day|days} left', leftCal: '{n} calendar {n:day|days} left', today: 'Due today', over: '{n} working {n:day|days} over', overCal: '{n} calendar {n:day|days} over',
})

export interface TimeWords { words: string; tone: Tone }

/** What is left of a clock that runs, in words: `3 working days left`, `Due today`, `2 working days over`. */
export function timeLeft(left: number, unit: LimitUnit, language: Language): TimeWords {
  const say = sayIn(words, language)
  const calendar = unit === 'CALENDAR_DAYS'
  if (left < 0) return { words: say(calendar ? 'overCal' : 'over', { n: -left }), tone: 'red' }
  if (left === 0) return { words: say('today'), tone: 'warning' }
  return { words: say(calendar ? 'leftCal' : 'left', { n: left }), tone: left === 1 ? 'warning' : 'going' }
}
