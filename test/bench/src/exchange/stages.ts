import { withClient, type Statement } from '@tongban/database'
import { EmbeddedTransport, ensurePartitions, openKeyRing, partitionOf, receiveBatch, shipBatch, stampBatch, type Reader, type Transport, type WireMessage } from '@tongban/exchange'
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
}

const truncate = (url: string, tables: string) => withClient(url, (admin) => admin.query({ text: `truncate ${tables}` }))

/** Outbox to sent: numbering, links, seals, digests. Needs the events in the outbox. */
export async function stampStage({ district }: BenchFederation): Promise<Stage> {
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
      tape = statements.map((statement) => ({ on: 'office', statement }))
      return took
    },
    bare: () => replay(tape, { office: urls.plumbing, exchange: district.exchangeUrl }),
  }
}

/** Sent to the exchange: reading, signing heads, sending, moving cursors. Needs what the stamp stage left. */
export async function shipStage({ district, exchangeAdmin }: BenchFederation): Promise<Stage> {
  const { urls, plumbing, exchangeUrl } = district
  const keys = openKeyRing(district.keys)
  const tape: Taped[] = []
  return {
    name: 'ship',
    async setBack() {
      await truncate(urls.admin, 'ship_cursor')
      await withClient(exchangeAdmin, async (admin) => {
        await admin.query({ text: 'truncate xlog, xcommitted' })
        await admin.query({ text: 'update xpartition set next_offset = 0' })
      })
    },
    async ours() {
      tape.length = 0
      const connection = await plumbing.dedicated()
      const transport = await EmbeddedTransport.open({ url: exchangeUrl, deployment: district.deployment })
      const statements: Statement[] = []
      const office = recording(connection, statements)
      const flush = () => tape.push(...statements.splice(0).map((statement): Taped => ({ on: 'office', statement })))
      const sender = { send: async (topic: string, messages: readonly WireMessage[]) => {
        flush()
        tape.push({ on: 'exchange', statement: sendStatement(topic, messages) })
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
    bare: () => replay(tape, { office: urls.plumbing, exchange: exchangeUrl }),
  }
}

const sendStatement = (topic: string, messages: readonly WireMessage[]): Statement => ({
  name: 'xsend',
  text: 'select xsend($1, $2, $3, $4, $5)',
  values: [topic, messages.map(({ key }) => partitionOf(key, 1)), messages.map(({ key }) => key), messages.map(({ value }) => value), messages.map(({ headers }) => JSON.stringify(headers))],
})

/** The exchange to one ledger: fetching, verifying signatures and chains, checking bodies, applying, projecting. Needs what the ship stage left. */
export async function applyStage({ city, exchangeAdmin }: BenchFederation, events: number): Promise<Stage> {
  const { urls, plumbing, exchangeUrl, ledger, directory } = city
  const tape: Taped[] = []
  const reader: Reader = {
    owner: ledger.owner, asker: { source: 'city', deployment: city.deployment }, keyOf: (source, kid) => directory.keyOf(source, kid, new Date()), projections: [new CaseProjection()],
  }
  return {
    name: 'apply',
    async setBack() {
      await truncate(urls.admin, 'ledger_event, ledger_entry, inbox, ledger_case, ledger_step')
      await truncate(exchangeAdmin, 'xcommitted')
    },
    async ours() {
      tape.length = 0
      const transport = await EmbeddedTransport.open({ url: exchangeUrl, deployment: city.deployment })
      let applied = 0
      let done: () => void
      const all = new Promise<void>((resolve) => { done = resolve })
      const start = performance.now()
      const subscription = await transport.eachBatch({ group: 'ledger', topics: [TOPIC], from: 'committed' }, async ({ topic, partition, messages }) => {
        const statements: Statement[] = []
        await plumbing.inPlumbing(async (tx) => {
          applied += (await receiveBatch(recording(tx, statements), reader, { topic, partition, messages }, { machine: new Date(), office: new Date() })).applied
        })
        const { group } = await groupOf(exchangeAdmin)
        tape.push(
          { on: 'exchange', statement: { name: 'xfetch', text: 'select "offset", key, value, headers from xfetch($1, $2, $3, $4, $5)', values: [topic, partition, messages[0]!.offset, 2000, 4 * 1024 * 1024] } },
          { on: 'office', statement: { text: "begin; set local tb.centres = ''" } },
          ...statements.map((statement): Taped => ({ on: 'office', statement })),
          { on: 'office', statement: { text: 'commit' } },
          { on: 'exchange', statement: { name: 'xcommit', text: 'select xcommit($1, $2, $3)', values: [group, partition, String(BigInt(messages.at(-1)!.offset) + 1n)] } },
        )
        if (applied >= events) done()
      })
      await all
      const took = performance.now() - start
      await subscription.stop()
      await transport.close()
      return took
    },
    bare: () => replay(tape, { office: urls.plumbing, exchange: exchangeUrl }),
  }
}

let group: number | undefined
/** The number of the city's ledger group, which a commit names. */
async function groupOf(exchangeAdmin: string): Promise<{ group: number }> {
  group ??= (await withClient(exchangeAdmin, (admin) => admin.query<{ id: number }>({ text: "select g.id from xgroup g join xtopic t on t.id = g.topic_id where g.name = 'ledger' and t.name = $1", values: [TOPIC] }))).rows[0]!.id
  return { group }
}
