import { eventsTopic, leaveRequest, type LedgerRow } from '../index.js'
import { Federation, caseId, count, until, writeSteps, type Deployment } from './federation.fixture.js'

let federation: Federation
let haizhu: Deployment
let failing = true

beforeAll(async () => {
  federation = await Federation.open()
  const apply = async (_tx: unknown, _owner: string, rows: LedgerRow[]) => {
    if (failing && rows.some(({ aggregateId }) => aggregateId === caseId(2))) throw new Error('not yet')
  }
  haizhu = await federation.join('haizhu', ['hz', 'hzcg'], { ledger: { owner: 'hz', topics: [eventsTopic('hz')] }, projections: [{ aggregateType: 'case', apply }] })
  federation.start()
}, 60_000)
afterAll(() => federation.close())

const write = async (numbers: number[]) => {
  await haizhu.database.app.inTenant(['hzcg'], (tx) => writeSteps(tx, 'hzcg', caseId(2), numbers))
  haizhu.exchange.wake()
}
const waiting = () => count(haizhu, 'dead_letter', 'replayed_at is null')

test('dead letters are tried again when the process starts with a fix', async () => {
  await write([1, 2])
  await until(waiting, (n) => n === 2)
  await haizhu.exchange.stop()
  failing = false
  const restarted = await federation.join('haizhu', ['hz', 'hzcg'], { plumbing: haizhu.database.plumbing, directory: haizhu.directory, transport: haizhu.transport, ledger: { owner: 'hz', topics: [eventsTopic('hz')] }, projections: [{ aggregateType: 'case', apply: async () => undefined }] })
  restarted.exchange.start()
  await until(waiting, (n) => n === 0)
  await restarted.exchange.stop()
})

test('and when an operator leaves word for it, once', async () => {
  haizhu.exchange.start()
  failing = true
  await write([3])
  await until(waiting, (n) => n === 1)
  failing = false
  await new Promise((resolve) => setTimeout(resolve, 2500))
  expect(await waiting()).toBe(1)
  await haizhu.database.plumbing.inPlumbing((tx) => leaveRequest(tx, 'replay-dead-letters', new Date()))
  await until(waiting, (n) => n === 0)
  expect(await count(haizhu, 'upkeep', "name = 'replay-dead-letters'")).toBe(0)
})

test('when digests were summed up last is known after a restart', async () => {
  const { isDue } = await import('../shell/upkeep.js')
  const due = (minute: number) => haizhu.database.plumbing.inPlumbing((tx) => isDue(tx, 'spec', 60_000, new Date(Date.UTC(2026, 0, 1, 0, minute))))
  expect([await due(0), await due(0), await due(1), await due(1), await due(3)]).toEqual([false, false, true, false, true])
})
