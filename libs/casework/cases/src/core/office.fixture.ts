import { calendar, day } from '@tongban/kernel'
import type { Accept } from './accept.js'
import type { Kase, Officer, Stage, Terms } from './case.js'
import type { CaseState } from './transitions.js'

/** One office on Tuesday 2015-06-30; every officer holds one post. */
export const at = (time: string) => new Date(`${time}+08:00`)

export const terms: Terms = {
  kind: 'promised',
  department: 'gs',
  promised: { days: 5, unit: 'wd' },
  statutory: { days: 20, unit: 'wd' },
  materials: [
    { code: 'GS-APPLICATION', required: true, copies: 1 },
    { code: 'GS-ARTICLES', required: true, copies: 2 },
    { code: 'GS-LEASE', required: true, copies: 1 },
    { code: 'GS-OTHER', required: false, copies: 1 },
  ],
}

export const allPapers = [{ code: 'GS-APPLICATION', copies: 1 }, { code: 'GS-ARTICLES', copies: 2 }, { code: 'GS-LEASE', copies: 1 }]

export function officer(stage: Stage, subject = `hzcg.${stage}`): Officer {
  const window = stage === 'acceptance' || stage === 'delivery' ? 'hzcg-w1' : null
  return { subject, posts: [{ id: `hzcg.${stage}`, stages: [stage], department: 'zw', window, general: window !== null, hall: true, lateDays: 3 }] }
}

/** An act at the counter: recorded when it happens, by a post that may take it at a centre that may decide, nothing unusual about it. */
export function act(stage: Stage, time: string, change: Partial<Accept> = {}): Accept {
  const occurredAt = change.occurredAt ?? at(time)
  return { by: officer(stage), window: null, occurredAt, recordedAt: at(time), late: null, powerOn: () => ({ held: true, holders: ['hzcg', 'hz'] }), reason: null, basis: null, partyWords: [], ...change }
}

/** A case received on 2015-06-30 at 09:00 with all papers, in the state asked for. */
export function kase(state: CaseState, change: Partial<Kase> = {}): Kase {
  const clock = (limit: number, due: string) => ({
    clock: { start: day('2015-06-30'), limit, unit: 'wd' as const, extensions: [], pauses: [], calendarVersion: calendar.version },
    due: { date: day(due), provisional: false },
  })
  const accepted = !['received', 'notified', 'not-accepted', 'lapsed'].includes(state)
  return {
    centreId: 'hzcg',
    id: '01940000-0000-7000-8000-000000000001',
    version: 1,
    state,
    item: { code: 'gs-company', version: 1 },
    terms,
    papers: allPapers,
    receivedAt: at('2015-06-30T09:00'),
    notifyBy: { date: day('2015-07-07'), provisional: false },
    notification: null,
    number: accepted ? '44010500501-20150630-000001-1' : null,
    acceptedAt: accepted ? at('2015-06-30T09:00') : null,
    promised: accepted ? clock(5, '2015-07-07') : null,
    statutory: accepted ? clock(20, '2015-07-28') : null,
    officers: {},
    concludedAt: null,
    result: null,
    closedAt: null,
    task: null,
    lastStep: { no: 1, hash: `sha256:${'0'.repeat(64)}`, occurredAt: at('2015-06-30T09:00') },
    ...change,
  }
}
