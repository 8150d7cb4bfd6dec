import { checkCaseNumber } from '@tongban/kernel'
import { CaseActs } from './case-acts.js'
import { openOffice, takeAsFarAs, type OpenOffice } from './office.fixture.js'

let open: OpenOffice
beforeEach(async () => (open = await openOffice()))
afterEach(() => open.db.close())

const fileOf = async (id: string) => (await open.db.admin.query<any>({ text: 'select * from case_file where id = $1', values: [id] })).rows[0]

test('acceptance gives a valid number of the centre and day; numbers do not repeat', async () => {
  const ids = [await takeAsFarAs(open, 'acceptCase'), await takeAsFarAs(open, 'acceptCase'), await takeAsFarAs(open, 'acceptCase', 'hzxg')]
  const numbers = await Promise.all(ids.map(async (id) => (await fileOf(id)).number as string))
  expect(numbers.map((number) => number.slice(0, -2))).toEqual(['44010500101-20150630-000001', '44010500101-20150630-000002', '44010500201-20150630-000001'])
  for (const number of numbers) expect(checkCaseNumber(number)).toBeNull()
})

test('another process takes the next block of numbers', async () => {
  await takeAsFarAs(open, 'acceptCase')
  const restarted = { ...open, acts: new CaseActs(open.office) }
  expect((await fileOf(await takeAsFarAs(restarted, 'acceptCase'))).number).toContain('-000051-')
})

test('sixty acceptances at once have sixty numbers', async () => {
  const ids = await Promise.all(Array.from({ length: 60 }, () => takeAsFarAs(open, 'acceptCase')))
  expect(new Set(await Promise.all(ids.map(async (id) => (await fileOf(id)).number))).size).toBe(60)
})
