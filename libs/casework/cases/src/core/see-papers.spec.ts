import type { HeldPost } from '@tongban/kernel'
import { seesPapers } from './see-papers.js'

const post = (change: Partial<HeldPost>): HeldPost => ({ id: 'p', stages: ['handling'], department: 'ds', window: null, general: false, hall: false, lateDays: 0, ...change })

test.each<[string, string | null, HeldPost[], boolean]>([
  ['its own department', 'ds', [post({})], true],
  ['another department', 'gs', [post({})], false],
  ['another department at a window of its own', 'gs', [post({ window: 'hz-w2' })], false],
  ['a general window', 'gs', [post({ window: 'hz-w1', general: true })], true],
  ['the hall', 'gs', [post({ department: 'zw', hall: true })], true],
  ['one of two posts', 'gs', [post({}), post({ department: 'gs' })], true],
  ['a task without a department', null, [post({})], true],
  ['no post that day', 'gs', [], false],
  ['no post, and a task without a department', null, [], false],
])('%s', (_, department, posts, sees) => expect(seesPapers(department, posts)).toBe(sees))
