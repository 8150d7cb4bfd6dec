import { Directory, type Post } from '@tongban/directory'
import { calendar, consumed, type Day, dayInShanghai, formatDay, type HeldPost, type Late, refuse, type Refusal } from '@tongban/kernel'

/** Who acts, with the posts held at the centre on the day of the act. */
export interface Officer {
  subject: string
  posts: HeldPost[]
}

/** The officer with the posts held at the centre on the day of the act. */
export function officerOf(directory: Directory, subject: string, centreId: string, at: Date): Officer {
  const on = dayInShanghai(at)
  return { subject, posts: directory.postsOf(subject, centreId, on).map((post) => heldPost(directory, post, on)) }
}

/** How late an act is recorded; null on the same office day. */
export function lateOf(directory: Directory, centreId: string, occurredAt: Date, recordedAt: Date): Late | null {
  const on = dayInShanghai(occurredAt)
  const recorded = dayInShanghai(recordedAt)
  if (on >= recorded) return null
  // No right reaches back a year, and no calendar before its first day.
  const start = Math.max(on, recorded - 366, calendar.firstDay - 1)
  const days = consumed({ start, limit: 0, unit: 'wd', extensions: [], pauses: [], calendarVersion: calendar.version }, recorded, calendar)
  return { days, posts: directory.posts(centreId, on).map((post) => heldPost(directory, post, on)) }
}

function heldPost(directory: Directory, { centreId, id, stages, department, window, lateDays }: Post, on: Day): HeldPost {
  return {
    id, stages, department, window, lateDays,
    general: window !== null && (directory.window(centreId, window, on)?.general ?? false),
    hall: directory.department(centreId, department, on)?.hall ?? false,
  }
}

/** The window named, if it is one of the centre's on that day; null where none is named and the post's own counts. */
export function windowOf(directory: Directory, centreId: string, window: string | null, at: Date): string | null | Refusal {
  const on = dayInShanghai(at)
  return window === null || directory.window(centreId, window, on) ? window : refuse('no-such-window', { window, centre: centreId, on: formatDay(on) })
}
