import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { withClient } from '@tongban/database'
import type { Cleanup } from '../cleanup.js'
import { Counter, takeCasesFor } from '../counter.js'
import type { Backlog } from './events.js'
import { CENTRES, type BenchFederation } from './federation.js'
import { LedgerWatch } from './ledger-watch.js'
import { openExchange } from './open-exchange.js'

const PATIENCE_MS = 120_000

/** The whole way, running: acts and relay and the district's ledger in this process, the city's ledger in another. */
export class EndToEnd {
  readonly ledgers: LedgerWatch[]
  private constructor(private readonly federation: BenchFederation, readonly counter: Counter, private readonly wake: () => void, readonly stop: () => Promise<void>) {
    this.ledgers = [new LedgerWatch(federation.district), new LedgerWatch(federation.city)]
  }

  static async start(federation: BenchFederation, cleanup: Cleanup): Promise<EndToEnd> {
    const { district, city, exchange: carrier } = federation
    await setBack(federation)
    const { exchange, transport } = await openExchange(district)
    exchange.start()
    const { plumbing: _, directory: __, ...side } = city
    const child = fork(new URL('./city-process.js', import.meta.url), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    const gone = once(child, 'exit')
    child.send(side)
    await Promise.race([once(child, 'message'), gone.then(() => { throw new Error('the city office\'s process ended') })])
    let stopped: Promise<void> | undefined
    const stop = () => (stopped ??= (async () => {
      child.disconnect()
      await exchange.stop()
      await transport.close()
      await gone
    })())
    cleanup.add(stop)
    await carrier.untilReading()
    const wake = () => exchange.wake()
    return new EndToEnd(federation, new Counter(district.app, district.directory, wake), wake, stop)
  }

  /** What a centre that was cut off left behind, given to the relay at once; answers with events in a second until both ledgers hold it. */
  async backlog(backlog: Backlog): Promise<number> {
    const before = await this.ledgers[0]!.count()
    await backlog.putInOutbox()
    const start = performance.now()
    this.wake()
    await this.until(before + backlog.events)
    return (backlog.events * 1000) / (performance.now() - start)
  }

  /** Callers work for that long; answers with events in a second, from the first act until both ledgers hold everything. */
  async eventsPerSecond(callers: number, seconds: number): Promise<number> {
    const before = await this.ledgers[0]!.count()
    const start = performance.now()
    let acts = 0
    await takeCasesFor(this.counter, CENTRES, callers, seconds, { after: () => { acts++ } })
    await this.until(before + acts)
    return (acts * 1000) / (performance.now() - start)
  }

  /** Acts begin at an even pace, however long they take. Answers with the milliseconds from each act's commit until both ledgers show it. */
  async latencies(callers: number, seconds: number, actsPerSecond: number): Promise<number[]> {
    const before = await this.ledgers[0]!.count()
    for (const ledger of this.ledgers) ledger.start(4)
    const committed: { caseId: string; no: number; at: number }[] = []
    const start = performance.now()
    let turn = 0
    await takeCasesFor(this.counter, CENTRES, callers, seconds, {
      before: async () => {
        const wait = start + (turn++ * 1000) / actsPerSecond - performance.now()
        if (wait > 0) await sleep(wait)
      },
      after: (caseId, no) => { committed.push({ caseId, no, at: performance.now() }) },
    })
    await this.until(before + committed.length)
    await sleep(50)
    for (const ledger of this.ledgers) await ledger.stop()
    return committed.map(({ caseId, no, at }) => Math.max(0, ...this.ledgers.map((ledger) => ledger.seenAt(caseId, no)! - at)))
  }

  private async until(events: number): Promise<void> {
    const end = performance.now() + PATIENCE_MS
    for (const ledger of this.ledgers) {
      while (await ledger.count() < events) {
        if (performance.now() > end) throw new Error(`a ledger holds ${await ledger.count()} of ${events} events after ${PATIENCE_MS / 1000} s`)
        await sleep(5)
      }
    }
  }
}

/** Nothing written, nothing sent, nothing read. */
async function setBack({ district, city, exchange }: BenchFederation): Promise<void> {
  const ledger = 'ledger_event, ledger_entry, inbox, parked, resend_request, ledger_case, ledger_step'
  await withClient(district.urls.admin, (admin) => admin.query({ text: `truncate outbox, sent, stream, stream_bucket, ship_cursor, resend, ${ledger}` }))
  await withClient(city.urls.admin, (admin) => admin.query({ text: `truncate ${ledger}` }))
  await exchange.empty()
}
