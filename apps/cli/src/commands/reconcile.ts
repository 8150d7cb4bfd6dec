import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { StreamReport } from '@tongban/exchange'
import { isRefusal } from '@tongban/kernel'
import type { Command } from 'commander'
import { printJson, printLine, sayIn } from '../context.js'
import { Refused } from '../refused.js'
import { readRunConfigs, type RunConfig } from '../run-configs.js'
import { readSettings } from '../up/settings.js'

type Report = StreamReport & { deployment: string }
interface Away { deployment: string; why: string }
const root = path.resolve(import.meta.dirname, '../../../..')

export function register(program: Command): void {
  const say = sayIn(program)
  program
    .command('reconcile')
    .description(say({
      zh: '逐行重算每条流，核对发送方与各级台账；有一行被改动、删除或调换即为红',
      en: 'Recompute every stream from its rows, at its source and in each ledger; one row changed, deleted or swapped turns it red',
    }))
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .action(async ({ json }: { json?: boolean }, command: Command) => {
      const settings = readSettings(root)
      if (isRefusal(settings)) throw Refused.by(settings)
      const { reports, away } = await reconcileAll(readRunConfigs(settings.dataDir))
      const state = away.length > 0 || reports.some((report) => report.state === 'red') ? 'red' : reports.some((report) => report.state === 'pending') ? 'pending' : 'green'
      if (json) printJson(command, { state, streams: reports, unavailable: away })
      else printTable(command, reports, away, state)
      if (state === 'red') process.exitCode = 1
    })
}

async function reconcileAll(configs: RunConfig[]): Promise<{ reports: Report[]; away: Away[] }> {
  const { isAhead } = await import('@tongban/exchange')
  const first = await readSides(configs)
  const compared = await compareAll(configs, first)
  if (!isAhead(compared)) return { reports: compared, away: first.away }
  // A ledger may have been looked at after its source and have read more meanwhile: what was sent is looked at again, after every ledger.
  const second = await readSides(configs)
  const sides = { found: [...second.found.filter(({ side }) => side === 'sent'), ...first.found.filter(({ side }) => side === 'ledger')], away: second.away }
  return { reports: await compareAll(configs, sides), away: second.away }
}

interface Sides { found: Report[]; away: Away[] }

async function readSides(configs: RunConfig[]): Promise<Sides> {
  const sides: Sides = { found: [], away: [] }
  for (const config of configs) {
    try {
      sides.found.push(...(await reconcileOne(config)))
    } catch (error) {
      sides.away.push({ deployment: config.deployment, why: error instanceof Error ? error.message : String(error) })
    }
  }
  return sides
}

async function compareAll(configs: RunConfig[], { found, away }: Sides): Promise<Report[]> {
  const { compareSides, inboxTopic } = await import('@tongban/exchange')
  const read = configs.filter(({ deployment }) => !away.some((one) => one.deployment === deployment))
  const duties = read.flatMap(({ deployment, ledger, sources = [] }) =>
    [...(ledger ? [ledger] : []), ...sources.map((source) => ({ owner: source, topics: [inboxTopic(source)] }))].map((duty) => ({ ...duty, deployment })))
  const keeperOf = new Map(duties.map(({ owner, deployment }) => [owner, deployment]))
  return compareSides(found, duties).map((report, i) => ({ ...report, deployment: found[i]?.deployment ?? keeperOf.get(report.owner!)! }))
}

async function reconcileOne({ deployment, kind, database, keysFile }: RunConfig): Promise<Report[]> {
  const [{ Database }, { Directory }, { anyKeyOf, openKeyRing, reconcile }, { CaseProjection }, { AdoptionProjection }, { differingJobs }] =
    await Promise.all([import('@tongban/database'), import('@tongban/directory'), import('@tongban/exchange'), import('@tongban/ledger'), import('@tongban/catalogue'), import('@tongban/approvals')])
  const db = await Database.open({ url: database.plumbingUrl, name: `tongban reconcile ${deployment}`, max: 2, role: 'plumbing' })
  try {
    const ring = keysFile && existsSync(keysFile) ? openKeyRing({ sources: {}, city: (JSON.parse(readFileSync(keysFile, 'utf8')) as { city: { kid: string; publicKey: string }[] }).city }) : undefined
    const projections = kind === 'city-office' ? [new CaseProjection(), new AdoptionProjection()] : kind === 'centre' ? [new CaseProjection()] : kind === 'coordination' ? [{ differing: differingJobs }] : []
    const reports = await reconcile(db, anyKeyOf(await Directory.open(db), ring), { projections })
    return reports.map((report) => ({ ...report, deployment }))
  } finally {
    await db.close()
  }
}

const COLUMNS = ['', 'deployment', 'side', 'source', 'topic', 'last', 'link', 'head', 'parked', 'dead', 'age s'] as const

function printTable(command: Command, reports: Report[], away: Away[], state: 'green' | 'pending' | 'red'): void {
  const say = sayIn(command)
  const rows = reports.map((r) => [
    r.state, r.deployment, r.owner === null ? 'sent' : `ledger ${r.owner}`, r.source, r.topic, String(r.lastSeq), r.recomputedLink.slice(0, 12), r.verifiedHead ? String(r.verifiedHead.seq) : '-',
    String(r.parked), String(r.deadLetters), String(r.ageSeconds),
  ])
  const widths = COLUMNS.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]!.length)))
  for (const row of [COLUMNS, ...rows]) printLine(command, row.map((cell, i) => cell.padEnd(widths[i]!)).join('  ').trimEnd())
  for (const { deployment, state, faults } of reports) {
    if (state === 'red') for (const { source, topic, seq, what } of faults) printLine(command, `${deployment}: ${source} ${topic} ${seq}: ${what}`)
  }
  for (const { deployment, why } of away) printLine(command, say({ zh: `${deployment}：无法读取其数据库（${why}）`, en: `${deployment}: its database cannot be read (${why})` }))
  const red = reports.filter(({ state }) => state === 'red').length
  const pending = reports.filter((report) => report.state === 'pending').length
  printLine(command, {
    green: say({ zh: `${reports.length} 条流全部为绿`, en: `All ${reports.length} streams are green` }),
    pending: say({ zh: `${reports.length} 条流中 ${pending} 条尚待台账读取，其余为绿`, en: `${pending} of ${reports.length} streams are pending: sent within the last minute and not read yet. The others are green` }),
    red: say({ zh: `${reports.length} 条流中 ${red} 条为红，${away.length} 个部署无法读取`, en: `${red} of ${reports.length} streams are red, ${away.length} deployments cannot be read` }),
  }[state])
}
