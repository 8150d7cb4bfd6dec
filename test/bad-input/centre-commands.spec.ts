import { openCentreOffice, type CentreOffice } from './centre-office.js'
import { actorOf, makeCase, mutationText, rightInput, situations, type Stand } from './centre-situations.js'
import { faultsOf } from './check-cell.js'
import { INSIDE } from './hostile.js'
import { newId, type Answer } from './served-graph.js'

let office: CentreOffice
beforeAll(async () => { office = await openCentreOffice() })
afterAll(() => office.close())

const acts = Object.keys(situations)
const all = [...acts, 'receiveApplication']
const send = (mutation: string, input: object, who = actorOf(mutation)) => office.ask(who, mutationText(mutation), { input })

/** Sends and expects this refusal, and nothing written. */
async function refused(mutation: string, input: object, code: string, who?: string): Promise<Answer> {
  const before = await office.written()
  const answer = await send(mutation, input, who)
  expect(faultsOf(mutation, '', code, answer)).toEqual([])
  expect(await office.written()).toBe(before)
  return answer
}

const another: Record<string, unknown> = { reason: '另一件事' }

describe('the same command again', () => {
  test.each(all)('%s: the first answer to the same body, a refusal to another, to another person and to another act', async (mutation) => {
    const input = await rightInput(office, mutation)
    const first = await send(mutation, input)
    expect(faultsOf(mutation, '', 'accepted', first)).toEqual([])
    const before = await office.written()
    expect((await send(mutation, input)).text).toBe(first.text)
    expect(await office.written()).toBe(before)
    await refused(mutation, { ...input, ...another }, 'command-id-reused')
    const onThatCase = { commandId: input['commandId'], centreId: 'hzcg', caseId: first.data[mutation].caseId, ...another }
    const other = mutation === 'withdrawCase' ? 'declineCase' : 'withdrawCase'
    await refused(other, onThatCase, 'command-id-reused', 'hzcg.clerk')
  })

  test('ten at once are one', async () => {
    const input = await rightInput(office, 'acceptCase')
    const answers = await Promise.all(Array.from({ length: 10 }, () => send('acceptCase', input)))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    const { rows } = await office.admin.query<{ n: string }>({ text: 'select count(*) as n from case_step where command_id = $1', values: [input['commandId']] })
    expect(rows[0]!.n).toBe('1')
  })
})

describe('out of order', () => {
  /** By hand: what can follow where, on an item that is not instant. */
  const possible: Record<Stand, string[]> = {
    incomplete: ['notifyMissing', 'completePapers', 'acceptCase', 'declineCase', 'withdrawCase'],
    received: ['notifyMissing', 'completePapers', 'acceptCase', 'declineCase', 'withdrawCase'],
    overdue: ['completePapers', 'acceptCase', 'declineCase', 'withdrawCase', 'lapseCase'],
    accepted: ['handleCase', 'withdrawCase'],
    handled: ['reviewCase', 'sendBackCase', 'withdrawCase'],
    reviewed: ['approveCase', 'refuseCase', 'sendBackCase', 'withdrawCase'],
    approved: ['concludeCase'],
    refused: ['concludeCase'],
    concluded: ['deliverCase'],
    delivered: [],
    offered: ['claimTask'],
    claimed: ['handleCase', 'requestTaskPapers'],
  }
  test.each(Object.keys(possible) as Stand[])('on a case that stands at %s, whatever cannot follow is refused and says what can', async (stand) => {
    const caseId = await makeCase(office, stand)
    for (const act of acts.filter((one) => !possible[stand].includes(one))) {
      // An act that only an instant case takes here is refused as such, not by the state.
      const instantOnly = act === 'concludeCase' && stand === 'accepted'
      const { data } = await refused(act, await rightInput(office, act, caseId), instantOnly ? 'not-instant' : 'case-state')
      if (!instantOnly) expect(data[act].params).toContainEqual({ name: 'possible', values: possible[stand] })
    }
  })
})

describe('late, or too early', () => {
  test.each(all)('%s: in the future, earlier without a reason, before the step before it', async (mutation) => {
    const input = { ...(await rightInput(office, mutation)), ...another }
    await refused(mutation, { ...input, occurredAt: '2015-06-30T01:00:01Z' }, 'in-the-future')
    await refused(mutation, { ...input, reason: null, occurredAt: '2015-06-30T00:00:00Z' }, 'reason-needed')
    await refused(mutation, { ...input, occurredAt: '2015-05-03T01:00:00Z' }, mutation === 'receiveApplication' ? 'late-not-allowed' : 'before-previous-step')
  })

  test.each(acts)('%s: at a version that the case had before', async (mutation) => {
    const { data } = await refused(mutation, { ...(await rightInput(office, mutation)), expectedVersion: 99 }, 'changed-meanwhile')
    expect(data[mutation].params).toContainEqual({ name: 'expected', values: ['99'] })
  })
})

describe('another centre', () => {
  const shape = ({ status, text }: Answer, ...ids: unknown[]) => `${status} ${ids.reduce<string>((shown, id) => shown.replaceAll(String(id), ''), text)}`

  test.each(acts)('%s: a case of a sibling street is answered as one that does not exist, by its centre or by one\'s own', async (mutation) => {
    const theirs = await makeCase(office, situations[mutation]!.on, 'hzxg')
    const nobodys = newId()
    const input = await rightInput(office, mutation, theirs)
    const before = await office.written()
    const answers = []
    for (const [caseId, centreId] of [[nobodys, 'hzcg'], [nobodys, 'hzxg'], [theirs, 'hzcg'], [theirs, 'hzxg'], [theirs, 'nowhere']]) {
      const answer = await send(mutation, { ...input, commandId: newId(), caseId, centreId })
      expect(faultsOf(mutation, '', 'no-such-case', answer)).toEqual([])
      answers.push(shape(answer, caseId))
    }
    expect(new Set(answers).size).toBe(1)
    expect(await office.written()).toBe(before)
  })

  test.each(all)('%s: a command id that a sibling used tells nothing and hinders nothing', async (mutation) => {
    const taken = await rightInput(office, 'receiveApplication')
    expect((await send('receiveApplication', { ...taken, centreId: 'hzxg' }, 'hzxg.clerk')).data.receiveApplication.caseId).toBeDefined()
    const answer = await send(mutation, { ...(await rightInput(office, mutation)), commandId: taken['commandId'] })
    expect(faultsOf(mutation, '', 'accepted', answer)).toEqual([])
  })

  test('receiveApplication for another centre, hosted here or not', async () => {
    const answers = []
    for (const centreId of ['hzxg', 'yxbj', 'nowhere']) answers.push(shape(await refused('receiveApplication', { ...(await rightInput(office, 'receiveApplication')), centreId }, 'not-your-centre'), centreId))
    expect(new Set(answers).size).toBe(1)
  })
})

describe('whoever may not', () => {
  test.each(all)('%s: nobody, and a role that is not let in', async (mutation) => {
    const input = await rightInput(office, mutation)
    const before = await office.written()
    for (const [who, code] of [[null, 'UNAUTHENTICATED'], ['hzcg.supervisor', 'FORBIDDEN']] as const) {
      const { status, errors, text, data } = await office.ask(who, mutationText(mutation), { input })
      expect([status, errors[0]?.extensions?.code, data, INSIDE.test(text)]).toEqual([200, code, null, false])
      expect(errors[0]?.extensions?.messageZh).toMatch(/[\u4e00-\u9fff]/)
    }
    expect(await office.written()).toBe(before)
  })
})
