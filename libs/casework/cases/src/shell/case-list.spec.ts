import { isKeyOf, keyOf, listCases, listStatement, type CaseSort } from './case-list.js'
import { openOffice, takeAsFarAs, type OpenOffice } from './office.fixture.js'

let open: OpenOffice
const both = ['hzcg', 'hzxg']
beforeAll(async () => {
  open = await openOffice()
  // Received by turns at two streets, an hour apart; the older half is accepted.
  for (let hour = 0; hour < 6; hour++) {
    open.clock.set(`2015-06-30T0${hour + 1}:00:00Z`)
    await takeAsFarAs(open, hour < 3 ? 'acceptCase' : 'receiveApplication', both[hour % 2])
  }
})
afterAll(() => open.db.close())

/** All pages, each case as its street and the hour (UTC) it was received. */
async function pages(sort: CaseSort, first: number, filter = {}) {
  const seen: string[] = []
  for (let after: ReturnType<typeof keyOf> | undefined; ;) {
    const rows = await listCases(open.db.app, both, filter, sort, { first, ...(after && { after }) })
    seen.push(...rows.slice(0, first).map(({ centreId, receivedAt }) => `${centreId} ${receivedAt.getUTCHours()}`))
    if (rows.length <= first) return seen
    after = keyOf(sort, rows[first - 1]!)
    expect(isKeyOf(sort, after)).toBe(true)
  }
}

const byTime = ['hzcg 1', 'hzxg 2', 'hzcg 3', 'hzxg 4', 'hzcg 5', 'hzxg 6']

test.each([1, 2, 4, 100])('two streets in one list, in pages of %i: every case once, in order', async (first) => {
  expect(await pages('received-asc', first)).toEqual(byTime)
  expect(await pages('received-desc', first)).toEqual([...byTime].reverse())
})

test('the due list holds accepted cases alone, a filter what it says', async () => {
  expect((await pages('due-asc', 2)).sort()).toEqual(['hzcg 1', 'hzcg 3', 'hzxg 2'])
  expect(await pages('received-asc', 2, { states: ['received'] })).toEqual(byTime.slice(3))
  expect(await pages('received-asc', 2, { itemCode: 'rs-001' })).toEqual([])
  expect(await pages('received-asc', 2, { itemCode: '' })).toEqual([]) // no item has it
  expect(await pages('received-asc', 2, { itemCode: null })).toEqual(byTime)
  expect(await pages('received-asc', 2, { open: true })).toEqual(byTime)
})

test.each<[CaseSort, string]>([['received-asc', 'case_file_received'], ['received-desc', 'case_file_received'], ['due-asc', 'case_file_due'], ['next-due-asc', 'case_file_inbox']])('%s is read by its index, without sorting a street', async (sort, index) => {
  const { text, values } = listStatement(both, {}, sort, { first: 20 })
  const plan = await open.db.app.inTenant(both, async (tx) => {
    await tx.query({ text: 'set local enable_seqscan = off' })
    return (await tx.query<{ 'QUERY PLAN': string }>({ text: `explain ${text}`, values: values ?? [] })).rows.map((row) => row['QUERY PLAN'])
  })
  const lateral = plan.slice(plan.findIndex((line) => line.includes('Nested Loop')))
  expect(lateral.join('\n')).toMatch(new RegExp(`Index Scan (Backward )?using ${index}`))
  expect(lateral.filter((line) => line.includes('Sort'))).toEqual([])
})
