import { execFileSync, fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { anyKeyOf, compareSides, eventsTopic, reconcile } from '../index.js'
import type { CrashConfig, CrashPoint } from './crash-process.fixture.js'
import { Federation, caseId, count, keyFileOf, until, writeSteps, type Deployment } from './federation.fixture.js'

const root = path.resolve(import.meta.dirname, '../../../..')
const SOURCES = ['hz', 'hzcg']
let federation: Federation
let haizhu: Deployment
let written = 0
const children: ChildProcess[] = []

beforeAll(async () => {
  // The process that is killed runs what is compiled.
  execFileSync(process.execPath, ['tools/build.mjs', 'libs/kernel', 'libs/contracts', 'libs/database', 'libs/directory', 'libs/exchange'], { cwd: root, stdio: 'pipe' })
  federation = await Federation.open()
  haizhu = await federation.join('haizhu', SOURCES)
}, 60_000)
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await federation.close()
})

function run(crash: CrashPoint, after = 0): ChildProcess {
  const config: CrashConfig = {
    deployment: 'haizhu', sources: SOURCES, plumbingUrl: haizhu.database.urls.plumbing, exchangeUrl: federation.exchange.urls.app, keys: keyFileOf(SOURCES),
    ledger: { owner: 'hz', topics: [eventsTopic('hz')] }, crash, after,
  }
  const child = fork(path.join(root, 'libs/exchange/dist/spec/crash-process.fixture.js'), [JSON.stringify(config)], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  children.push(child)
  return child
}

async function act(): Promise<void> {
  for (let n = 0; n < 20; n++) await haizhu.database.app.inTenant(['hzcg'], (tx) => writeSteps(tx, 'hzcg', caseId(++written), [1, 2]))
}

test.each<[string, CrashPoint]>([
  ['the relay between stamping and sending', 'before-send'],
  ['the relay between sending and moving its cursor', 'after-send'],
  ['the ledger between applying and committing', 'before-commit'],
  ['the ledger between committing and telling the transport', 'after-commit'],
])('kill -9 of %s: the next process loses, doubles and reorders nothing', async (_, point) => {
  await act()
  const dying = run(point)
  const [, signal] = (await once(dying, 'exit')) as [number | null, string | null]
  expect(signal).toBe('SIGKILL')
  await act()
  const next = run('nowhere')
  await until(() => count(haizhu, 'ledger_event'), (n) => n >= written * 2)
  await until(() => count(haizhu, 'outbox'), (n) => n === 0)
  next.disconnect()
  await once(next, 'exit')
  expect(await count(haizhu, 'ledger_event')).toBe(written * 2)
  expect(await count(haizhu, 'refused_message')).toBe(0)
  const reports = compareSides(await reconcile(haizhu.database.plumbing, anyKeyOf(haizhu.directory)))
  expect(reports.map(({ side, state, lastSeq }) => ({ side, state, lastSeq }))).toEqual([{ side: 'sent', state: 'green', lastSeq: written * 2 }, { side: 'ledger', state: 'green', lastSeq: written * 2 }])
}, 60_000)
