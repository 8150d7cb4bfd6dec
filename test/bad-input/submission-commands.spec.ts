import { openCentreOffice, type CentreOffice } from './centre-office.js'
import { jobActs, makeJob, mutationText, rightInput } from './centre-situations.js'
import { faultsOf } from './check-cell.js'
import { INSIDE } from './hostile.js'
import { newId, type Answer } from './served-graph.js'

let office: CentreOffice
beforeAll(async () => { office = await openCentreOffice() })
afterAll(() => office.close())

const all = Object.keys(jobActs)
const acts = all.filter((name) => name !== 'submitJob')
const send = (mutation: string, input: object, who: string | null = 'hzcg.clerk') => office.ask(who, mutationText(mutation), { input })

/** Sends and expects this refusal, and nothing written. */
async function refused(mutation: string, input: object, code: string): Promise<Answer> {
  const before = await office.written()
  const answer = await send(mutation, input)
  expect(faultsOf(mutation, '', code, answer)).toEqual([])
  expect(await office.written()).toBe(before)
  return answer
}

test.each(all)('%s again: the first answer to the same body, a refusal to another and to another act', async (mutation) => {
  const input = await rightInput(office, mutation)
  const first = await send(mutation, input)
  expect(faultsOf(mutation, '', 'accepted', first)).toEqual([])
  const before = await office.written()
  expect((await send(mutation, input)).text).toBe(first.text)
  expect(await office.written()).toBe(before)
  await refused(mutation, { ...input, reason: '另一件事' }, 'command-id-reused')
  const other = mutation === 'withdrawJob' ? 'bringJobPapers' : 'withdrawJob'
  await refused(other, { ...(await rightInput(office, other, first.data[mutation].submissionId)), commandId: input['commandId'] }, 'command-id-reused')
})

test.each(all)('%s late or too early: in the future, earlier without a reason', async (mutation) => {
  const input = await rightInput(office, mutation)
  await refused(mutation, { ...input, occurredAt: '2015-06-30T01:00:01Z' }, 'in-the-future')
  await refused(mutation, { ...input, reason: null, occurredAt: '2015-06-30T00:00:00Z' }, 'reason-needed')
})

test.each(acts)('%s before the step before it, and at a version that the job had before', async (mutation) => {
  const input = await rightInput(office, mutation)
  await refused(mutation, { ...input, occurredAt: '2015-06-30T00:00:00Z' }, 'before-previous-step')
  await refused(mutation, { ...input, expectedVersion: 99 }, 'changed-meanwhile')
})

test('after a withdrawal nothing follows at this centre, and the refusal says so', async () => {
  const submissionId = await makeJob(office)
  await send('withdrawJob', await rightInput(office, 'withdrawJob', submissionId))
  for (const mutation of acts) {
    const { data } = await refused(mutation, await rightInput(office, mutation, submissionId), 'submission-state')
    expect(data[mutation].params).toContainEqual({ name: 'possible', values: [] })
  }
})

test.each(acts)('%s: a sibling\'s job is answered as one that does not exist, by its centre or by one\'s own', async (mutation) => {
  const theirs = await makeJob(office, 'hzxg')
  const nobodys = newId()
  const input = await rightInput(office, mutation)
  const before = await office.written()
  const answers = []
  for (const [submissionId, centreId] of [[nobodys, 'hzcg'], [nobodys, 'hzxg'], [theirs, 'hzcg'], [theirs, 'hzxg'], [theirs, 'nowhere']]) {
    const answer = await send(mutation, { ...input, commandId: newId(), submissionId, centreId })
    expect(faultsOf(mutation, '', 'no-such-submission', answer)).toEqual([])
    answers.push(`${answer.status} ${answer.text.replaceAll(submissionId!, '')}`)
  }
  expect(new Set(answers).size).toBe(1)
  expect(await office.written()).toBe(before)
})

test.each(all)('%s: nobody, and a role that is not let in', async (mutation) => {
  const input = await rightInput(office, mutation)
  const before = await office.written()
  for (const [who, code] of [[null, 'UNAUTHENTICATED'], ['hzcg.supervisor', 'FORBIDDEN'], ['hzcg.handler', 'FORBIDDEN']] as const) {
    const { status, errors, text, data } = await send(mutation, input, who)
    expect([status, errors[0]?.extensions?.code, data, INSIDE.test(text)]).toEqual([200, code, null, false])
  }
  expect(await office.written()).toBe(before)
})
