import { generateKeyPairSync } from 'node:crypto'
import type { CaseStepRecorded } from '@tongban/contracts'
import { ensurePartitions, eventsTopic, insertOutbox, openKeyRing, receiveBatch, shipBatch, stampBatch, type Projection, type WireMessage } from '@tongban/exchange'
import type { TestDatabase } from '@tongban/testing'

const pair = generateKeyPairSync('ed25519')
const keys = openKeyRing({ sources: { hzcg: { kid: 'hzcg-1', privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string } }, city: [] })
export const keyOf = () => pair.publicKey
const now = { machine: new Date('2026-01-05T01:00:00Z'), office: new Date('2015-06-30T01:00:00Z') }

/** Carries events of a street to the ledger of its district by every stage of the exchange: written, stamped, signed, read. Both are on one database here. */
export async function carryUp({ app, plumbing }: TestDatabase, events: readonly CaseStepRecorded[], projections: readonly Projection[]): Promise<void> {
  const topic = eventsTopic('hz')
  await app.inTenant(['hzcg'], (tx) => tx.query(insertOutbox(events.map((body) => ({
    source: 'hzcg', topic, aggregateType: 'case', aggregateId: body.caseId, aggregateVersion: body.step.no, type: 'casework.case-step-recorded.v1', occurredAt: new Date(body.step.occurredAt), body,
  })))))
  const wires: WireMessage[] = []
  await plumbing.inPlumbing(async (tx) => {
    await ensurePartitions(tx, now.machine)
    await stampBatch(tx, now.machine)
    const carrier = { send: async (_: string, messages: readonly WireMessage[]) => void wires.push(...messages) }
    await shipBatch(tx, carrier as never, keys, now.machine)
  })
  const reader = { owner: 'hz', asker: { source: 'hz', deployment: 'haizhu' }, keyOf, projections }
  const receipt = await plumbing.inPlumbing((tx) => receiveBatch(tx, reader, { topic, partition: 0, messages: wires.map((wire, i) => ({ ...wire, offset: String(i) })) }, now), ['hzcg'])
  if (receipt.applied !== events.length || receipt.dead > 0) throw new Error(`not carried: ${JSON.stringify(receipt)}`)
}
