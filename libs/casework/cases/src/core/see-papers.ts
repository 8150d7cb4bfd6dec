import type { HeldPost } from '@tongban/kernel'

/**
 * Whether somebody who holds these posts at the centre may see the documents of a joint task: each department sees those of its own node alone. A general
 * window and the hall act for every department; a task without a department is whoever's has a post here.
 */
export const seesPapers = (department: string | null, posts: readonly HeldPost[]): boolean =>
  posts.some((post) => post.department === department || post.general || post.hall || department === null)
