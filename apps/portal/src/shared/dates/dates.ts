import type { Language } from '../i18n/language.js'

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const WEEKDAYS = { zh: ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'], en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] }

/** A day as an office writes it: 2015年6月30日, 30 June 2015. `YYYY-MM-DD` in; whatever else comes back as it is. */
export function officeDay(day: string, language: Language): string {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? []
  if (!year) return day
  return language === 'zh' ? `${year}年${Number(month)}月${Number(date)}日` : `${Number(date)} ${MONTHS[Number(month) - 1]} ${year}`
}

/** The same without its year, for columns: 6月30日, 30 June. */
export function shortDay(day: string, language: Language): string {
  const [, month, date] = /^\d{4}-(\d\d)-(\d\d)$/.exec(day) ?? []
  if (!month) return day
  return language === 'zh' ? `${Number(month)}月${Number(date)}日` : `${Number(date)} ${MONTHS[Number(month) - 1]}`
}

export const weekday = (day: string, language: Language): string => WEEKDAYS[language][new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''

// China has had one zone and no summer time since 1992; instants come as UTC.
const inShanghai = (instant: string): Date => new Date(Date.parse(instant) + 8 * 3_600_000)

/** The day of an instant at the office. */
export const dayAt = (instant: string): string => inShanghai(instant).toISOString().slice(0, 10)

/** The hour of an instant at the office: 10:42. */
export const officeHour = (instant: string): string => inShanghai(instant).toISOString().slice(11, 16)

export const officeInstant = (instant: string, language: Language): string =>
  `${officeDay(dayAt(instant), language)} ${officeHour(instant)}`

export type LimitUnit = 'WORKING_DAYS' | 'CALENDAR_DAYS'

/** A number of days with its kind said: 5个工作日, 5 working days, 10个自然日, 1 calendar day. */
export function daysOf(days: number, unit: LimitUnit, language: Language): string {
  if (language === 'zh') return `${days}个${unit === 'WORKING_DAYS' ? '工作日' : '自然日'}`
  return `${days} ${unit === 'WORKING_DAYS' ? 'working' : 'calendar'} ${days === 1 ? 'day' : 'days'}`
}
