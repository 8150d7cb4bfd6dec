import { Federation, sleep } from '../federation.js'
import { casesAtTheCentres, DATABASES, differences, ledgersBehind, LEDGERS, stepsAnswered, stepsAtTheCentres } from './five-thousand/books.js'
import { messagesAtKafka } from './five-thousand/copies.js'
import { Kills, PLAN } from './five-thousand/kills.js'
import { actsAfterReceipt, OfficeWork } from './five-thousand/office-work.js'

// `CASES=600` for fewer. Its servers are its own: they are killed.
const CASES = Number(process.env.CASES || 5_000)
const CATCH_UP_MS = 180_000
const PATIENCE_MS = 1_800_000

let federation: Federation
beforeAll(async () => {
  delete process.env.TONGBAN_SERVERS
  federation = await Federation.prepare({}, ['kafka', 'keycloak'])
  await federation.start()
}, 600_000)
afterAll(() => federation.remove(), 120_000)

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} s`

test(`${CASES} cases while the broker, Keycloak, PostgreSQL and each service are killed with -9: every ledger equals the centres, nothing is doubled`, async () => {
  const kills = new Kills(federation, say)
  const work = new OfficeWork(CASES, (onRepeat) => federation.client(onRepeat), (no) => kills.mayBegin(no, CASES))
  const progress = setInterval(() => say(`${work.finished} of ${CASES} cases, ${work.answered.length} acts, ${work.repeats} calls sent again, ${seconds(work.began)}`), 10_000)
  try {
    await Promise.all([work.all(), kills.all(work)])
  } finally {
    clearInterval(progress)
    kills.stop()
    work.stop()
  }
  const took = seconds(work.began)
  expect(kills.done.map(({ who }) => who)).toEqual(PLAN.map(([who]) => who))
  expect(kills.done.filter(({ atCase }) => atCase >= CASES)).toEqual([])
  expect(kills.done.filter(({ who, actsMeanwhile }) => (who === 'kafka' || who === 'keycloak') && actsMeanwhile === 0)).toEqual([])

  const ended = Date.now()
  let behind = await ledgersBehind(federation)
  for (; behind.length > 0 && Date.now() < ended + CATCH_UP_MS; behind = await ledgersBehind(federation)) await sleep(500)
  expect(behind.slice(0, 20)).toEqual([])
  const caughtUp = seconds(ended)

  const planned = Array.from({ length: CASES }, (_, no) => 1 + actsAfterReceipt(no)).reduce((sum, acts) => sum + acts, 0)
  expect(work.answered).toHaveLength(planned)
  expect((await casesAtTheCentres(federation)).size).toBe(CASES)
  expect(differences(stepsAnswered(work.answered), await stepsAtTheCentres(federation)).slice(0, 20)).toEqual([])
  for (const table of ['dead_letter', 'finding', 'refused_message', 'parked', 'outbox']) expect([table, await count(table)]).toEqual([table, 0])
  await allGreen()

  const concluded = Array.from({ length: CASES }, (_, no) => no).filter((no) => actsAfterReceipt(no) === 5).length
  const [sent, atKafka] = [await count('sent', "where topic like 'tb.%.events'"), await messagesAtKafka(federation.engines!.states.kafka!)]
  say(`${CASES} cases (${concluded} concluded), ${planned} acts in ${took}; ${work.repeats} calls sent again; ledgers equal ${caughtUp} after the last answer`)
  say(`${sent} messages sent, ${atKafka} at Kafka: ${atKafka - sent} copies, dropped by those who read them`)
  for (const { who, awaySeconds, atCase, actsMeanwhile } of kills.done) say(`${who.padEnd(15)} away ${awaySeconds.toFixed(1).padStart(5)} s from case ${atCase}, ${actsMeanwhile} acts meanwhile`)
}, PATIENCE_MS)

test.each(LEDGERS)('a row of the ledger of $owner that is changed or gone is seen', async ({ owner, database }) => {
  const [row] = await federation.administer<{ key: string; case_id: string; kept: object }>(database,
    "select centre_id || ' ' || case_id as key, case_id, to_jsonb(c) as kept from ledger_case c where owner = $1 order by case_id limit 1", [owner])
  const put = (text: string) => federation.administer(database, text, [owner, row!.case_id])
  await put("update ledger_case set state = 'lapsed' where owner = $1 and case_id = $2")
  expect(await ledgersBehind(federation)).toEqual([expect.stringMatching(`^ledger of ${owner}: ${row!.key} is \\d lapsed .*and should be `)])
  await put('delete from ledger_case where owner = $1 and case_id = $2')
  expect(await ledgersBehind(federation)).toEqual([`ledger of ${owner}: ${row!.key} is missing`])
  expect((await federation.tongban('reconcile')).code).toBe(1)
  await federation.administer(database, 'insert into ledger_case select (jsonb_populate_record(null::ledger_case, $1::jsonb)).*', [JSON.stringify(row!.kept)])
  expect(await ledgersBehind(federation)).toEqual([])
}, 120_000)

/** Rows in the databases of all deployments together. */
async function count(table: string, where = ''): Promise<number> {
  const rows = await Promise.all(DATABASES.map((database) => federation.administer<{ n: number }>(database, `select count(*)::int as n from ${table} ${where}`)))
  return rows.reduce((sum, [row]) => sum + row!.n, 0)
}

/** What was sent in the last moment may still be on its way. */
async function allGreen(): Promise<void> {
  const ended = Date.now()
  for (;;) {
    const { code, out } = await federation.tongban('reconcile')
    if (code === 0 && /^All \d+ streams are green$/m.test(out)) return
    if (Date.now() > ended + CATCH_UP_MS) throw new Error(`not green:\n${out}`)
    await sleep(1_000)
  }
}
