import { Directory, type Stage } from '@tongban/directory'
import { dayInShanghai, formatDay, refuse, type Refusal } from '@tongban/kernel'

/** Who acts, with the posts held at the centre on the day of the act. */
export interface Officer {
  subject: string
  posts: HeldPost[]
}

export interface HeldPost {
  id: string
  stages: readonly Stage[]
  department: string
  window: string | null
  /** At a general window, which accepts for every department. */
  general: boolean
}

/** The officer with the posts held at the centre on the day of the act. */
export function officerOf(directory: Directory, subject: string, centreId: string, at: Date): Officer {
  const on = dayInShanghai(at)
  const posts = directory.postsOf(subject, centreId, on).map(({ id, stages, department, window }) => ({
    id, stages, department, window, general: window !== null && (directory.window(centreId, window, on)?.general ?? false),
  }))
  return { subject, posts }
}

/** The window named, if it is one of the centre's on that day; null where none is named and the post's own counts. */
export function windowOf(directory: Directory, centreId: string, window: string | null, at: Date): string | null | Refusal {
  const on = dayInShanghai(at)
  return window === null || directory.window(centreId, window, on) ? window : refuse('no-such-window', { window, centre: centreId, on: formatDay(on) })
}
