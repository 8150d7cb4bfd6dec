import type { HeldPost } from '@tongban/kernel'
import type { Act, AskedDocument, Submission } from './submission.js'
import type { SubmissionState } from './transitions.js'

/** Two documents of 三证合一; for the second an electronic licence may stand in. */
export const asked: AskedDocument[] = [
  { code: 'articles', subject: 'company', variant: null, form: 'original', eLicence: null },
  { code: 'identity-document', subject: 'agent', variant: null, form: 'copy', eLicence: 'identity-card' },
]

export const submission = (state: SubmissionState): Submission => ({
  centreId: 'hzcg', id: '01940000-0000-7000-8000-000000000001', version: 1, state, number: '44010500101-20150630-500001-1', blueprint: { code: 'three-certificates', version: 1 }, lead: 'gs',
  region: '440105001', papers: [], receivedAt: new Date('2015-06-30T09:00:00+08:00'), request: null, progress: null, closedAt: null,
  last: { hash: `sha256:${'0'.repeat(64)}`, occurredAt: new Date('2015-06-30T09:00:00+08:00') },
})

export function act(time: string, change: Partial<Act> = {}): Act {
  const at = new Date(`${time}+08:00`)
  const post: HeldPost = { id: 'hzcg.acceptance', stages: ['acceptance', 'delivery'], department: 'zw', window: 'hzcg-w1', general: true, hall: true, lateDays: 5 }
  return { by: { subject: 'hzcg.clerk', posts: [post] }, window: null, occurredAt: at, recordedAt: at, late: null, reason: null, basis: null, partyWords: [], ...change }
}
