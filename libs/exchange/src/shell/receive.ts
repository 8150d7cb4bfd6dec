import { admit, type Admission } from '../stream/admit.js'
import { startOf, type Position } from '../stream/chain.js'
import { verifyRuns, type Verified } from '../stream/verify-runs.js'
import { fromWire, type Received } from '../stream/wire.js'
import type { Tx } from '@tongban/database'
import type { Batch } from '../transport/transport.js'
import { writeApplied, type Applied, type Moved } from './apply.js'
import { readDeadAggregates, writeDeadLetters } from './dead-letters.js'
import { compareDigests } from './compare-digests.js'
import { contradicting, heal } from './heal.js'
import type { KeyOf } from './key-ring.js'
import { aggregateOf, judge, type DeadReason, type LedgerRow, type Projection } from './ledger-row.js'
import { dropUnsigned, park, readSealed, readUnsigned, unpark } from './park.js'
import { BEHIND, appliers, project } from './project.js'
import { noteRefused, type RefusedMessage } from './refuse-messages.js'
import { askAgain, requestResend, type Asker } from './request-resend.js'

/** Whoever keeps what arrives on some topics: a ledger, or a source's own inbox. */
export interface Reader {
  owner: string
  asker: Asker
  keyOf: KeyOf
  projections: readonly Projection[]
}

export interface Receipt {
  applied: number
  duplicates: number
  parked: number
  dead: number
  refused: number
  restored: number
  differing: number
  asked: number
}

type Located = Received & { offset: string }

/**
 * Takes in one batch, in the transaction it is given: verifies signed runs, applies what follows, parks what is early and asks for what is missing, puts aside what
 * cannot be applied, writes down what was refused, and moves the streams. When it commits all of that is so; when it does not, none, and the batch comes again.
 */
export async function receiveBatch(tx: Tx, reader: Reader, batch: Batch, now: { machine: Date; office: Date }): Promise<Receipt> {
  const receipt: Receipt = { applied: 0, duplicates: 0, parked: 0, dead: 0, refused: 0, restored: 0, differing: 0, asked: 0 }
  const refused: RefusedMessage[] = []
  const arrived: Located[] = []
  for (const wire of batch.messages) {
    const message = fromWire(batch.topic, wire)
    if ('fault' in message) refused.push({ ...batch, ...wire, why: message.fault })
    else arrived.push({ ...message, offset: wire.offset })
  }
  const of = Map.groupBy(arrived, ({ source }) => source)
  await receiveStreams(tx, reader, batch.topic, of, now, receipt, (message, why) => {
    const wire = batch.messages.find(({ offset }) => offset === (message as Located).offset)
    refused.push({ ...batch, offset: wire?.offset ?? `parked:${message.source}:${message.seq}`, headers: wire?.headers ?? { ce_source: message.source, tb_seq: String(message.seq) }, value: message.body, why })
  })
  await noteRefused(tx, refused, now.machine)
  receipt.refused = refused.length
  return receipt
}

/** Looks again at what is parked on a topic: applies what can be, asks again for what is missing, and refuses what no head has signed for a minute. */
export async function receiveParked(tx: Tx, reader: Reader, topic: string, now: { machine: Date; office: Date }): Promise<Receipt> {
  const receipt: Receipt = { applied: 0, duplicates: 0, parked: 0, dead: 0, refused: 0, restored: 0, differing: 0, asked: 0 }
  const { rows } = await tx.query<{ source: string }>({ text: 'select distinct source from parked where topic = $1', values: [topic] })
  const refused: RefusedMessage[] = (await dropUnsigned(tx, topic, now.machine)).map((message) => refusedParked(message, 'never-signed'))
  await receiveStreams(tx, reader, topic, new Map(rows.map(({ source }) => [source, []])), now, receipt, (message, why) => refused.push(refusedParked(message, why)))
  await noteRefused(tx, refused, now.machine)
  receipt.refused = refused.length
  receipt.asked += await askAgain(tx, reader.asker, topic, now)
  return receipt
}

const refusedParked = (message: Received, why: string): RefusedMessage => ({
  topic: message.topic, partition: -1, offset: `parked:${message.source}:${message.seq}`, headers: { ce_source: message.source, tb_seq: String(message.seq) }, value: message.body, why,
})

async function receiveStreams(
  tx: Tx, reader: Reader, topic: string, of: Map<string, Located[]>, now: { machine: Date; office: Date }, receipt: Receipt, refuse: (message: Received, why: string) => void,
): Promise<void> {
  const sources = [...of.keys()].sort()
  if (sources.length === 0) return
  const [positions, loose, deadAggregates] = await Promise.all([readPositions(tx, topic, sources), readLooseEnds(tx, topic, sources), readDeadAggregates(tx, reader.owner, sources)])
  const unsigned = loose.parked.size > 0 ? await readUnsigned(tx, topic, [...loose.parked]) : []
  const admitted: (Admission & { source: string })[] = []
  for (const source of sources) {
    const before = positions.get(source) ?? startOf(source, topic)
    const kept = unsigned.filter((message) => message.source === source)
    const { verified, waiting, refused } = verifyRuns([...kept, ...of.get(source)!], (kid) => reader.keyOf(source, kid), before)
    for (const { message, why } of refused) refuse(message, why)
    const admission = loose.parked.has(source) ? await admitWithParked(tx, source, topic, before, verified) : admit(before, verified)
    for (const { message, why } of admission.refused) refuse(message, why)
    for (const message of await contradicting(tx, reader.owner, waiting.filter(({ seq }) => seq <= before.seq))) refuse(message, 'number-already-read')
    const parked = [...admission.early, ...waiting.filter(({ seq }) => seq > admission.at.seq)]
    await park(tx, parked, now.machine)
    const healed = await heal(tx, reader.owner, admission.duplicates, now.machine)
    const anyParked = parked.length > 0 || loose.parked.has(source)
    if (admission.apply.length + admission.duplicates.length > 0 && (anyParked || loose.asked.has(source))) await settle(tx, source, topic, admission.at.seq)
    if (anyParked) receipt.asked += await askForGap(tx, reader, source, topic, admission.at.seq, now)
    receipt.parked += parked.length
    receipt.duplicates += admission.duplicates.length
    receipt.restored += healed.restored
    receipt.differing += healed.differing
    admitted.push({ ...admission, source })
  }
  await applyAdmitted(tx, reader, topic, admitted, deadAggregates, now, receipt)
}

/** Admits, and goes on with what was parked as long as its turn has come. */
async function admitWithParked(tx: Tx, source: string, topic: string, before: Position, verified: Verified[]): Promise<Admission> {
  let admission = admit(before, verified)
  for (;;) {
    const sealed = await readSealed(tx, source, topic, admission.at.seq)
    if (sealed[0]?.seq !== admission.at.seq + 1) return admission
    const more = admit(admission.at, [...sealed, ...admission.early])
    admission = { ...more, apply: [...admission.apply, ...more.apply], duplicates: admission.duplicates, refused: [...admission.refused, ...more.refused] }
    if (more.apply.length === 0) return admission
  }
}

async function applyAdmitted(tx: Tx, reader: Reader, topic: string, admitted: (Admission & { source: string })[], deadAggregates: Set<string>, now: { machine: Date; office: Date }, receipt: Receipt): Promise<void> {
  const messages = admitted.flatMap(({ apply }) => apply)
  if (messages.length === 0) return
  const reasons = new Map<Verified, DeadReason>()
  const alive: { message: Verified; row: LedgerRow }[] = []
  for (const message of messages) {
    const judged = judge(reader.owner, message)
    if (deadAggregates.has(aggregateOf(message))) reasons.set(message, BEHIND)
    else if ('why' in judged) {
      reasons.set(message, judged)
      deadAggregates.add(aggregateOf(message))
    } else alive.push({ message, row: judged })
  }
  const dead = await project(tx, reader.owner, alive.map(({ row }) => row), appliers(reader.projections), deadAggregates)
  for (const { message, row } of alive) if (dead.has(row)) reasons.set(message, dead.get(row)!)
  const applied: Applied[] = messages.map((message) => ({ message, dead: reasons.has(message) }))
  const moved: Moved[] = admitted.filter(({ apply }) => apply.length > 0).map(({ source, at, apply }) => ({ source, topic, at, head: apply.at(-1)!.head! }))
  await writeApplied(tx, reader.owner, applied, moved, now.machine)
  await writeDeadLetters(tx, reader.owner, [...reasons].map(([message, reason]) => ({ message, reason })), now.machine)
  const digests = alive.flatMap(({ message, row }) => (row.type === 'exchange.digest.v1' && !reasons.has(message) ? [row] : []))
  receipt.asked += await compareDigests(tx, reader, digests, now)
  receipt.applied += applied.length
  receipt.dead += reasons.size
}

async function readPositions(tx: Tx, topic: string, sources: string[]): Promise<Map<string, Position>> {
  const { rows } = await tx.query<{ source: string; last_seq: string; link: Buffer; seal: Buffer }>({
    name: 'exchange-inbox-lock',
    text: 'select source, last_seq, link, seal from inbox where topic = $1 and source = any($2) order by source for update',
    values: [topic, sources],
  })
  return new Map(rows.map(({ source, last_seq, link, seal }) => [source, { seq: Number(last_seq), link, seal }]))
}

/** Which streams have something parked, and which have a request out; most have neither and cost nothing more. */
async function readLooseEnds(tx: Tx, topic: string, sources: string[]): Promise<{ parked: Set<string>; asked: Set<string> }> {
  const { rows } = await tx.query<{ source: string; asked: boolean }>({
    name: 'exchange-loose-ends',
    text: `select distinct source, false as asked from parked where topic = $1 and source = any($2)
      union all select distinct source, true from resend_request where topic = $1 and source = any($2)`,
    values: [topic, sources],
  })
  return { parked: new Set(rows.filter((row) => !row.asked).map((row) => row.source)), asked: new Set(rows.filter((row) => row.asked).map((row) => row.source)) }
}

async function settle(tx: Tx, source: string, topic: string, last: number): Promise<void> {
  await unpark(tx, source, topic, last)
  await tx.query({ name: 'exchange-resend-settle', text: 'delete from resend_request where source = $1 and topic = $2 and from_seq <= $3', values: [source, topic, last] })
}

async function askForGap(tx: Tx, reader: Reader, source: string, topic: string, last: number, now: { machine: Date; office: Date }): Promise<number> {
  const { rows: [next] } = await tx.query<{ seq: string | null }>({ name: 'exchange-gap', text: 'select min(seq) as seq from parked where source = $1 and topic = $2 and seq > $3', values: [source, topic, last] })
  const parked = Number(next?.seq ?? 0)
  if (parked <= last + 1) return 0
  return (await requestResend(tx, reader.asker, { source, topic, from: last + 1, to: parked - 1 }, now)) ? 1 : 0
}
