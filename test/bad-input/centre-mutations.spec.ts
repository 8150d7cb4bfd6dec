import { readFileSync } from 'node:fs'
import path from 'node:path'
import { openCentreOffice, type CentreOffice } from './centre-office.js'
import { actorOf, jobActs, mutationText, rightInput, situations } from './centre-situations.js'
import { superfluous, uncovered, type Table } from './cells.js'
import { inputFields, rootFields, schemaText } from './input-fields.js'
import { takeCells, type Bench } from './take-cells.js'

const table = JSON.parse(readFileSync(path.join(import.meta.dirname, 'tables/centre.json'), 'utf8')) as Table
const sdl = schemaText('centre')
const fields = inputFields(sdl)
const mutations = rootFields(sdl, 'Mutation').map(({ name }) => name)

let office: CentreOffice
beforeAll(async () => { office = await openCentreOffice() })
afterAll(() => office.close())

test('every mutation has a situation, every field that means something a row for every kind of bad value, and no row is left over', () => {
  expect(mutations.filter((name) => name !== 'receiveApplication' && !Object.hasOwn(situations, name) && !Object.hasOwn(jobActs, name))).toEqual([])
  expect(uncovered(table, fields)).toEqual([])
  expect(superfluous(table, fields)).toEqual([])
  expect(fields.length).toBeGreaterThan(100)
})

test('a field or a mutation that the table does not know is reported', () => {
  const planted = inputFields(sdl.replace('input AcceptCaseInput {', 'input AcceptCaseInput {\n  planted: String\n').replace('type Mutation {', 'type Mutation {\n  plant(input: PaperInput!): Boolean\n'))
  const reported = uncovered(table, planted)
  expect(reported).toContain('acceptCase input.planted: sql')
  expect(reported).toContain('plant input.code: sql')
  expect(reported.every((line) => line.startsWith('acceptCase input.planted: ') || line.startsWith('plant '))).toBe(true)
})

// Where a text that is taken as it is must be found again, letter by letter.
const keptIn: Record<string, string> = {
  'input.reason': 'select from case_step where reason = $1 union all select from submission_step where reason = $1',
  'input.basis': 'select from case_step where basis = $1 union all select from submission_step where basis = $1',
  'input.origin.externalId': 'select from case_file where external_id = $1',
}
const PARTIES = (of: 'case' | 'submission') => `query ($id: UUID!) { of: ${of}(centreId: "hzcg", id: $id) { ... on ${of === 'case' ? 'Case' : 'Submission'} { parties { name } } } }`

const bench: Bench = {
  table,
  right: (mutation) => rightInput(office, mutation),
  send: (mutation, variables) => office.ask(actorOf(mutation), mutationText(mutation), variables),
  written: () => office.written(),
  async kept({ mutation, path: field }, { value }, { data }) {
    if (field === 'input.parties[].name') {
      const done = data?.[mutation]
      const answer = await office.ask('hzcg.clerk', PARTIES(done?.caseId ? 'case' : 'submission'), { id: done?.caseId ?? done?.submissionId })
      return answer.data?.of?.parties?.[0]?.name === value ? [] : [`kept as ${answer.text}`]
    }
    if (!keptIn[field]) return []
    const { rowCount } = await office.admin.query({ text: keptIn[field], values: [value] })
    return rowCount > 0 ? [] : ['not kept as it was given']
  },
}

test.each(fields.map((field) => [`${field.mutation} ${field.path}`, field] as const))('%s', async (_, field) => {
  expect(await takeCells(bench, field)).toEqual([])
})
