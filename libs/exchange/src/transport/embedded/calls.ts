import type { Statement, Tx } from '@tongban/database'
import { TransportError, type TransportRefusal } from '../transport.js'

export interface Topic { name: string; partitions: number; compacted: boolean }
export interface Head { topic: string; partition: number; next: bigint }
export interface FetchedMessage { offset: string; key: string; value: string | null; headers: string }

/** The functions of the log, by name and type. Refusals of the database come out as TransportError. */
export const calls = {
  ensure: (tx: Tx, topic: string, partitions: number, compacted: boolean) =>
    run(tx, { text: 'select xensure($1, $2, $3)', values: [topic, partitions, compacted] }),

  async describe(tx: Tx, topic: string, write: boolean): Promise<Topic> {
    const text = 'select partitions, compacted from xlookup($1, $2)'
    return { name: topic, ...(await run<Omit<Topic, 'name'>>(tx, { text, values: [topic, write] }))[0]! }
  },

  send: (tx: Tx, topic: string, partitions: number[], keys: string[], values: (string | null)[], headers: string[]) =>
    run(tx, { name: 'xsend', text: 'select xsend($1, $2, $3, $4, $5)', values: [topic, partitions, keys, values, headers] }),

  async heads(tx: Tx, topics: string[]): Promise<Head[]> {
    const text = 'select topic, partition, next_offset as next from xheads($1)'
    const rows = await run<Omit<Head, 'next'> & { next: string }>(tx, { name: 'xheads', text, values: [topics] })
    return rows.map((row) => ({ ...row, next: BigInt(row.next) }))
  },

  fetch: (tx: Tx, topic: string, partition: number, from: bigint, messages: number, bytes: number) =>
    run<FetchedMessage>(tx, {
      name: 'xfetch',
      text: 'select "offset", key, value, headers from xfetch($1, $2, $3, $4, $5)',
      values: [topic, partition, String(from), messages, bytes],
    }),

  /** The number of a group's part in a topic. */
  async join(tx: Tx, group: string, topic: string): Promise<number> {
    return (await run<{ id: number }>(tx, { text: 'select xjoin($1, $2) as id', values: [group, topic] }))[0]!.id
  },

  async position(tx: Tx, group: number, partition: number): Promise<bigint | undefined> {
    const next = (await run<{ next: string | null }>(tx, { text: 'select xposition($1, $2) as next', values: [group, partition] }))[0]?.next
    return next === null || next === undefined ? undefined : BigInt(next)
  },

  commit: (tx: Tx, group: number, partition: number, next: bigint) =>
    run(tx, { name: 'xcommit', text: 'select xcommit($1, $2, $3)', values: [group, partition, String(next)] }),

  notify: (tx: Tx, channel: string, payload: string) => run(tx, { text: 'select pg_notify($1, $2)', values: [channel, payload] }),

  async tryLock(tx: Tx, kind: number, object: number): Promise<boolean> {
    return (await run<{ held: boolean }>(tx, { name: 'xtrylock', text: 'select pg_try_advisory_lock($1, $2) as held', values: [kind, object] }))[0]!.held
  },

  unlock: (tx: Tx, kind: number, object: number) => run(tx, { text: 'select pg_advisory_unlock($1, $2)', values: [kind, object] }),

  /** The objects of a kind that anybody holds now. */
  async locked(tx: Tx, kind: number): Promise<number[]> {
    const rows = await run<{ object: string }>(tx, {
      name: 'xlocked',
      text: `select objid::bigint as object from pg_locks
             where locktype = 'advisory' and objsubid = 2 and granted and classid = $1::bigint::oid
               and database = (select oid from pg_database where datname = current_database()) order by 1`,
      values: [kind],
    })
    return rows.map(({ object }) => Number(object))
  },
}

async function run<R>(tx: Tx, statement: Statement): Promise<R[]> {
  try {
    return (await tx.query<R>(statement)).rows
  } catch (error) {
    throw refusalOf(error) ?? error
  }
}

const refusals: Record<string, TransportRefusal> = { '42501': 'not-granted', TB404: 'no-such-topic', TB409: 'other-properties', '23514': 'too-large', TB422: 'bad-text' }

const wayOut: Partial<Record<TransportRefusal, string>> = {
  'not-granted': ' Grant it with provisionExchange.',
  'no-such-topic': ' Create it with ensureTopics.',
}

function refusalOf(error: unknown): TransportError | undefined {
  if (!(error instanceof Error)) return undefined
  const { code, constraint } = error as { code?: string; constraint?: string }
  if (constraint === 'xtopic_name_form') {
    return new TransportError('bad-topic', 'A topic is named in a-z, 0-9, dots and hyphens, 100 characters at most.', { cause: error })
  }
  const refusal = refusals[code ?? '']
  return refusal && new TransportError(refusal, error.message + (wayOut[refusal] ?? ''), { cause: error })
}
