import { readFileSync } from 'node:fs'
import path from 'node:path'
import { superfluous, uncovered, type Table } from './cells.js'
import { faultsOf } from './check-cell.js'
import { content, openCoordinationOffice, type CoordinationOffice } from './coordination-office.js'
import { coordinationInputs, coordinationMutationText, rightCoordinationInput, type CoordinationMutation } from './coordination-situations.js'
import { inputFields, rootFields, schemaText } from './input-fields.js'
import { queriesOf, type Questions } from './query-bench.js'
import { takeCells, type Bench } from './take-cells.js'

const table = JSON.parse(readFileSync(path.join(import.meta.dirname, 'tables/coordination.json'), 'utf8')) as Table
const sdl = schemaText('coordination')
const fields = inputFields(sdl)

let office: CoordinationOffice
beforeAll(async () => { office = await openCoordinationOffice() })
afterAll(() => office.close())

test('every mutation has a situation, every field that means something a row for every kind of bad value, and no row is left over', () => {
  expect(rootFields(sdl, 'Mutation').map(({ name }) => name).filter((name) => !Object.hasOwn(coordinationInputs, name))).toEqual([])
  expect(uncovered(table, fields)).toEqual([])
  expect(superfluous(table, fields)).toEqual([])
  expect(fields.length).toBeGreaterThan(40)
})

const send = (mutation: string, variables: object, who = 'coordinator') => office.ask(who, coordinationMutationText(mutation), variables)
const bench: Bench = { table, right: (mutation) => rightCoordinationInput(office, mutation), send, written: () => office.written() }

test.each(fields.map((field) => [`${field.mutation} ${field.path}`, field] as const))('%s', async (_, field) => {
  expect(await takeCells(bench, field)).toEqual([])
})

const all = Object.keys(coordinationInputs) as CoordinationMutation[]

test.each(all)('%s again: the first answer to the same body, a refusal to another under its id and to a colleague', async (mutation) => {
  const input = await rightCoordinationInput(office, mutation)
  const first = await send(mutation, { input })
  expect(faultsOf(mutation, '', 'accepted', first)).toEqual([])
  const other = { ...input, jobId: (await rightCoordinationInput(office, mutation))['jobId'] }
  const before = await office.written()
  expect((await send(mutation, { input })).text).toBe(first.text)
  expect(faultsOf(mutation, '', 'command-id-reused', await send(mutation, { input }, 'coordinator.colleague'))).toEqual([])
  expect(faultsOf(mutation, '', 'command-id-reused', await send(mutation, { input: other }))).toEqual([])
  expect(await office.written()).toBe(before)
})

test('what is the district\'s by law goes nowhere above it, and nothing is written', async () => {
  const input = { ...(await rightCoordinationInput(office, 'reassignTask')), node: 'O' }
  const before = await office.written()
  expect(faultsOf('reassignTask', '', 'power-not-delegated', await send('reassignTask', { input }))).toEqual([])
  expect(await office.written()).toBe(before)
})

test('what only the lead department may do is refused to another, and everything to who is no coordinator', async () => {
  for (const mutation of ['overrideObjection', 'upholdObjection'] as const)
    expect(faultsOf(mutation, '', 'not-the-lead', await send(mutation, { input: await rightCoordinationInput(office, mutation) }, 'coordinator.zj'))).toEqual([])
  for (const mutation of all) {
    const input = await rightCoordinationInput(office, mutation)
    const before = await office.written()
    for (const who of ['supervisor', 'operator', 'clerk']) expect((await send(mutation, { input }, who)).errors[0]?.extensions?.code).toBe('FORBIDDEN')
    expect((await office.ask(null, coordinationMutationText(mutation), { input })).errors[0]?.extensions?.code).toBe('UNAUTHENTICATED')
    expect(await office.written()).toBe(before)
  }
})

describe('queries', () => {
  const questions: Questions = {
    jointJobs: { as: 'coordinator', right: { first: 20, after: null, states: ['ACCEPTED'], blueprintCode: 'opinions', receivedBy: 'hzcg', heldBy: 'hz', attention: ['AWAY'], open: true, sort: 'SUBMITTED_DESC' } },
    jointJob: { as: 'coordinator', right: { id: '' } },
    whatIf: { as: 'coordinator', right: { code: 'opinions', version: 1, start: '2015-06-30', runs: 10, seed: 1 } },
    whatIfOfDraft: { as: 'coordinator', right: { content: JSON.stringify(content()), start: '2015-06-30', runs: 10, seed: 1 } },
    coordinationStatus: { as: 'operator', right: {} },
  }
  beforeAll(async () => { questions['jointJob']!.right['id'] = (await coordinationInputs.remindTask(office)).jobId })
  queriesOf('coordination', questions, () => office)
})
