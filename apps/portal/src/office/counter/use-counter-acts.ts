import { useState } from 'react'
import type { Failure } from '../../shared/graph/failure.js'
import { newCommandId } from '../../shared/graph/command-id.js'
import { isAway, paramOf, type Refused } from '../../shared/graph/refusal.js'
import { useAct } from '../../shared/graph/use-ask.js'
import { useRefusal } from '../../shared/forms/use-refusal.js'
import { electronic, paperKey, partiesOf, type CounterDraft } from './counter-draft.js'
import { AcceptAtCounter, NotifyAtCounter, ReceiveApplication, SubmitAtCounter, type Item, type Job } from './counter-graph.js'

export const fields = ['identity', 'name', 'agentIdentity', 'agentName', 'pick', 'materials', 'region', 'window'] as const
export type Field = (typeof fields)[number]

const numberOf = (refused: Refused): Field => (paramOf(refused, 'party') === '2' ? 'agentIdentity' : 'identity')
const nameOf = (refused: Refused): Field | undefined => ({ 'parties.1.name': 'name', 'parties.2.name': 'agentName' } as const)[paramOf(refused, 'field') ?? '']

/** Where each refusal can be mended. */
const where = {
  'identity-invalid': numberOf, 'identity-of-other-kind': numberOf, 'party-twice': numberOf, 'party-missing': 'identity', 'text-not-usable': nameOf,
  'item-not-in-force': 'pick', 'no-power': 'pick', 'blueprint-not-in-force': 'pick', 'not-your-department': 'pick', 'not-your-stage': 'pick',
  'unknown-material': 'materials', 'material-twice': 'materials', 'papers-missing': 'materials', 'papers-not-asked': 'materials', 'form-not-strict-enough': 'materials', 'nothing-missing': 'materials',
  'region-not-here': 'region', 'no-such-window': 'window',
} as const

export interface Taken {
  id: string
  receiptCode: string | null
}

/** Takes an application in and accepts it, or tells what is missing, or submits a joint job. Undefined: refused, away or failed, and told so. */
export function useCounterActs(centreId: string, draft: CounterDraft, change: (part: Partial<CounterDraft>) => void) {
  const [receive, accept, notify, submit] = [useAct(ReceiveApplication), useAct(AcceptAtCounter), useAct(NotifyAtCounter), useAct(SubmitAtCounter)]
  const refusal = useRefusal<Field>(fields, where)
  const [failure, setFailure] = useState<Failure>()
  const window = draft.window ? { window: draft.window } : {}

  const guarded = async (act: () => Promise<Taken | undefined>): Promise<Taken | undefined> => {
    setFailure(undefined)
    refusal.clear()
    try {
      return await act()
    } catch (error) {
      setFailure(error as Failure)
      return undefined
    }
  }

  const once = async <I extends object, A>(act: string, input: I, send: (input: I) => Promise<A>): Promise<A> => {
    const body = JSON.stringify([act, input])
    const commandId = draft.unanswered?.body === body ? draft.unanswered.commandId : newCommandId()
    change({ unanswered: { body, commandId } })
    const answer = await send({ ...input, commandId })
    if (!isAway(answer)) change({ unanswered: null })
    return answer
  }

  // What was received stays received, whatever becomes of the rest.
  const takeIn = async (item: Item): Promise<string | undefined> => {
    if (draft.received) return draft.received.caseId
    const papers = item.materials.filter(({ code }) => draft.here.includes(code)).map(({ code, copies }) => ({ code, copies }))
    const done = refusal.take(await once('receive', { centreId, itemCode: item.code, parties: partiesOf(draft), papers, ...window }, async (input) => (await receive.mutateAsync(input)).receiveApplication))
    if (done) change({ received: { centreId, caseId: done.caseId } })
    return done?.caseId
  }

  return {
    refusal, failure,
    busy: receive.isPending || accept.isPending || notify.isPending || submit.isPending,
    accept: (item: Item) => guarded(async () => {
      const caseId = await takeIn(item)
      const done = caseId && refusal.take(await once('accept', { centreId, caseId, ...window }, async (input) => (await accept.mutateAsync(input)).acceptCase))
      return done ? { id: done.caseId, receiptCode: done.receiptCode } : undefined
    }),
    notify: (item: Item) => guarded(async () => {
      const caseId = await takeIn(item)
      const done = caseId && refusal.take(await once('notify', { centreId, caseId, ...window }, async (input) => (await notify.mutateAsync(input)).notifyMissing))
      return done ? { id: done.caseId, receiptCode: null } : undefined
    }),
    submit: (job: Job) => guarded(async () => {
      const papers = job.papers.documents.flatMap((paper) => {
        const { code, subject, variant, form } = paper
        const key = paperKey(paper)
        const brought = draft.here.includes(electronic(key)) ? 'ELECTRONIC' as const : draft.here.includes(key) ? form : undefined
        return brought ? [{ code, subject, ...(variant && { variant }), form: brought }] : []
      })
      const region = draft.region ? { region: draft.region } : {}
      const done = refusal.take(await once('submit', { centreId, blueprint: job.code, parties: partiesOf(draft), papers, ...region, ...window }, async (input) => (await submit.mutateAsync(input)).submitJob))
      return done ? { id: done.submissionId, receiptCode: done.receiptCode } : undefined
    }),
  }
}
