import { formatDay, type Day } from './day.js'
import type { Localized } from './localized.js'

/** A day as an office writes it: 2015年7月20日, 20 July 2015. */
export function dayInWords(day: Day): Required<Localized> {
  const [year, month, date] = formatDay(day).split('-').map(Number) as [number, number, number]
  return { zh: `${year}年${month}月${date}日`, en: `${date} ${MONTHS[month - 1]} ${year}` }
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
