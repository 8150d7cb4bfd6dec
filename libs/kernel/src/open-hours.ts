/** Hours of a day in minutes since midnight. */
export interface OpenHours {
  opens: number
  closes: number
}

/** "09:00-12:00" as minutes since midnight, the end of the day as 24:00; undefined where it is no such text. Whether it closes after it opens is the reader's to ask. */
export function parseOpenHours(text: string): OpenHours | undefined {
  const match = /^([01]\d|2[0-3]):([0-5]\d)-(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/.exec(text)
  if (!match) return undefined
  const [, opens, minutes, closes = '24', last = '00'] = match
  return { opens: Number(opens) * 60 + Number(minutes), closes: Number(closes) * 60 + Number(last) }
}
