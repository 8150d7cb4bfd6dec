import { withClient, type Statement } from '@tongban/database'
import { ensurePartitions, openKeyRing, openTransport, receiveBatch, shipBatch, stampBatch, type Reader, type Transport, type WireMessage } from '@tongban/exchange'
import { CaseProjection } from '@tongban/ledger'
import { recording } from '../recorder.js'
import { TOPIC, type BenchFederation } from './federation.js'
import { replay, type Taped } from './replay.js'

/** One stage of the way up: set it back to its beginning, run it as the software does, and send its statements bare. Both say how many milliseconds. */
export interface Stage {
  name: string
  setBack(): Promise<void>
  ours(): Promise<number>
  bare(): Promise<number>
  /** What the bare side is, where it is not SQL alone. */
  limit?: string
}

const truncate = (url: string, tables: string) => withClient(url, (admin) => admin.query({ text: `truncate ${tables}` }))

/** Outbox to sent: numbering, links, seals, digests. Needs the events in the outbox. */
export async function stampStage({ district, exchange }: BenchFederation): Promise<Stage> {
  const { urls, plumbing } = district
  await withClient(urls.admin, (admin) => admin.query({ text: 'create table bench_outbox as select * from outbox' }))
  await plumbing.inPlumbing((tx) => ensurePartitions(tx, new Date()))
  let tape: Taped[] = []
  return {
    name: 'stamp',
    setBack: () => withClient(urls.admin, async (admin) => {
      await admin.query({ text: 'truncate outbox, sent, stream, stream_bucket' })
      await admin.query({ text: 'insert into outbox overriding system value select * from bench_outbox order by position' })
    }),
    async ours() {
      const connection = await plumbing.dedicated()
      const statements: Statement[] = []
      const tx = recording(connection, statements)
      const start = performance.now()
      for (let stamped = 1; stamped > 0;) {
        await tx.query({ text: 'begin' })
        stamped = await stampBatch(tx, new Date())
        await tx.query({ text: 'commit' })
      }
      const took = performance.now() - start
      await connection.release()
      tape = statements.map((statement) => ({ statement }))
      return took
    },
    bare: () => replay(tape, urls.plumbing, exchange),
  }
}

/** Sent to the exchange: reading, signing heads, sending, moving cursors. Needs what the stamp stage left. */
export async function shipStage({ district, exchange }: BenchFederation): Promise<Stage> {
  const { urls, plumbing } = district
  const keys = openKeyRing(district.keys)
  const tape: Taped[] = []
  return {
    name: 'ship', limit: exchange.limit,
    async setBack() {
      await truncate(urls.admin, 'ship_cursor')
      await exchange.empty()
    },
    async ours() {
      tape.length = 0
      const connection = await plumbing.dedicated()
      const transport = await openTransport(district.exchange, { deployment: district.deployment })
      const statements: Statement[] = []
      const office = recording(connection, statements)
      const flush = () => tape.push(...statements.splice(0).map((statement): Taped => ({ statement })))
      const sender = { send: async (topic: string, messages: readonly WireMessage[]) => {
        flush()
        tape.push({ sent: { topic, messages } })
        await transport.send(topic, messages)
      } } as Pick<Transport, 'send'> as Transport
      const start = performance.now()
      while (await shipBatch(office, sender, keys, new Date()) > 0);
      const took = performance.now() - start
      flush()
      await connection.release()
      await transport.close()
      return took
    },
    bare: () => replay(tape, urls.plumbing, exchange),
  }
}

/** The exchange to one ledger: fetching, verifying signatures and chains, checking bodies, applying, projecting. Needs what the ship stage left. */
export async function applyStage({ city, exchange }: BenchFederation, events: number): Promise<Stage> {
  const { urls, plumbing, ledger, directory } = city
  const tape: Taped[] = []
  const reader: Reader = {
    owner: ledger.owner, asker: { source: 'city', deployment: city.deployment }, keyOf: (source, kid) => directory.keyOf(source, kid, new Date()), projections: [new CaseProjection()],
  }
  return {
    name: 'apply', limit: exchange.limit,
    async setBack() {
      await truncate(urls.admin, 'ledger_event, ledger_entry, inbox, ledger_case, ledger_step')
      await exchange.forget()
    },
    async ours() {
      tape.length = 0
      const transport = await openTransport(city.exchange, { deployment: city.deployment })
      let applied = 0
      let done: () => void
      const all = new Promise<void>((resolve) => { done = resolve })
      let start: number | undefined
      const subscription = await transport.eachBatch({ group: 'ledger', topics: [TOPIC], from: 'committed' }, async ({ topic, partition, messages }) => {
        start ??= performance.now()
        const statements: Statement[] = []
        await plumbing.inPlumbing(async (tx) => {
          applied += (await receiveBatch(recording(tx, statements), reader, { topic, partition, messages }, { machine: new Date(), office: new Date() })).applied
        })
        const read = { topic, partition, from: messages[0]!.offset, next: String(BigInt(messages.at(-1)!.offset) + 1n) }
        tape.push(
          { fetched: read }, { statement: { text: "begin; set local tb.centres = ''" } }, ...statements.map((statement): Taped => ({ statement })), { statement: { text: 'commit' } }, { committed: read },
        )
        if (applied >= events) done()
      })
      await all
      const took = performance.now() - start!
      await subscription.stop()
      await transport.close()
      return took
    },
    bare: () => replay(tape, urls.plumbing, exchange),
  }
}
