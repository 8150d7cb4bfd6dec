/** How long ago something was, in the largest unit that is full: its message's key and count. */
export function howLongAgo(seconds: number): { key: 'fresh' } | { key: 'minutes' | 'hours' | 'days'; n: number } {
  if (seconds < 60) return { key: 'fresh' }
  if (seconds < 3_600) return { key: 'minutes', n: Math.floor(seconds / 60) }
  if (seconds < 86_400) return { key: 'hours', n: Math.floor(seconds / 3_600) }
  return { key: 'days', n: Math.floor(seconds / 86_400) }
}

/** Whole days from one day to another. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
