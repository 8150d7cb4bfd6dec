import { dayInShanghai, formatDay } from './day.js'
import { refuse, type Refusal } from './refusal.js'

/** The five watched stages, and delivery. */
export type Stage = 'acceptance' | 'handling' | 'review' | 'approval' | 'conclusion' | 'delivery'

/** A post held at a centre on the day of an act. */
export interface HeldPost {
  id: string
  stages: readonly Stage[]
  department: string
  window: string | null
  /** At a general window, which accepts for every department. */
  general: boolean
  /** Of the hall, whose posts act for every department of the centre. */
  hall: boolean
  /** How many working days back it may record. */
  lateDays: number
}

/** An act that is recorded on a later office day than it happened. */
export interface Late {
  /** Working days since, the day of recording included. */
  days: number
  /** The centre's posts on the day of the act: who else may record it. */
  posts: readonly HeldPost[]
}

/** What choosing a post asks of an act. */
export interface ActAtPost {
  by: { posts: readonly HeldPost[] }
  late: Late | null
  occurredAt: Date
}

/** A joint task that names no department. */
export const NO_DEPARTMENT = 'general'

/**
 * The post an officer acts as: one of the stage, in the department that decides the item, else one that acts for every department. Of several the first
 * that may record as late as the act is.
 */
export function choosePost(of: { centreId: string; department: string }, stage: Stage, { by, late, occurredAt }: ActAtPost): HeldPost | Refusal {
  const posts = by.posts.filter(({ stages }) => stages.includes(stage))
  if (posts.length === 0) return refuse('not-your-stage', { stage, centre: of.centreId, on: formatDay(dayInShanghai(occurredAt)) })
  const own = posts.filter(({ department }) => department === of.department)
  const fit = [...own, ...posts.filter((post) => !own.includes(post) && actsFor(of.department, stage, post))]
  return fit.find(({ lateDays }) => lateDays >= (late?.days ?? 0)) ?? fit[0] ?? refuse('not-your-department', { department: of.department, stage, post: posts[0]!.id })
}

/** Whether the post may record an act that happened on an earlier office day. Names the posts that may. */
export function checkLate(department: string, stage: Stage, post: HeldPost, { late, occurredAt }: Pick<ActAtPost, 'late' | 'occurredAt'>): Refusal | null {
  if (!late || late.days <= post.lateDays) return null
  const may = late.posts.filter((other) => other.stages.includes(stage) && other.lateDays >= late.days && actsFor(department, stage, other))
  return refuse('late-not-allowed', { occurredAt: occurredAt.toISOString(), days: late.days, post: post.id, allowed: post.lateDays, posts: may.map(({ id }) => id) })
}

function actsFor(department: string, stage: Stage, post: HeldPost): boolean {
  // A general window takes in and hands out for every department; what lies in between is the department's, or the hall's for it.
  const atCounter = stage === 'acceptance' || stage === 'delivery'
  return post.department === department || post.hall || (atCounter ? post.general : department === NO_DEPARTMENT)
}
