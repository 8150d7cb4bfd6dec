export interface Typed {
  year: string
  month: string
  day: string
}

const two = (text: string): string => text.trim().padStart(2, '0')

/** A day typed in three fields as YYYY-MM-DD; undefined when there is no such day. */
export function typedDay({ year, month, day }: Typed): string | undefined {
  const text = `${year.trim()}-${two(month)}-${two(day)}`
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined
  const found = new Date(`${text}T00:00:00Z`)
  // 31 February is read as 3 March.
  return !Number.isNaN(found.getTime()) && found.toISOString().slice(0, 10) === text ? text : undefined
}

/** The first day of the month after. */
export function nextMonth(today: string): string {
  const [year, month] = today.split('-').map(Number) as [number, number]
  return month === 12 ? `${year + 1}-01-01` : `${year}-${two(String(month + 1))}-01`
}
