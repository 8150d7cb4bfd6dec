import { openTransport, type WireMessage } from '@tongban/exchange'
import { withClient } from '@tongban/database'
import { TOPIC, type BenchFederation } from './federation.js'
import type { Stage } from './stages.js'

const AT_ONCE = 1000

/** Carrying alone, beside the broker's own limit: the bytes that were shipped, sent by our transport and by kafkajs with nothing behind it. */
export async function sendStage({ district, exchange }: BenchFederation, events: number): Promise<Stage> {
  const messages = await shippedMessages(district.urls.admin, events)
  const timed = async (send: (some: readonly WireMessage[]) => Promise<void>) => {
    const start = performance.now()
    for (let from = 0; from < messages.length; from += AT_ONCE) await send(messages.slice(from, from + AT_ONCE))
    return performance.now() - start
  }
  return {
    name: 'send', limit: 'kafkajs alone',
    setBack: () => exchange.empty(),
    async ours() {
      const transport = await openTransport(district.exchange, { deployment: district.deployment })
      await transport.send(TOPIC, [])
      const took = await timed((some) => transport.send(TOPIC, some))
      await transport.close()
      return took
    },
    async bare() {
      const bare = await exchange.bare()
      const took = await timed((some) => bare.send(TOPIC, some))
      await bare.close()
      return took
    },
  }
}

/** The same read again. From the first batch on: how long a group takes to form is no matter of speed. */
export async function readStage({ city, exchange }: BenchFederation, events: number): Promise<Stage> {
  return {
    name: 'read', limit: 'kafkajs alone',
    setBack: () => exchange.forget(),
    async ours() {
      const transport = await openTransport(city.exchange, { deployment: city.deployment })
      let [start, read] = [0, 0]
      let done: () => void
      const all = new Promise<void>((resolve) => { done = resolve })
      const subscription = await transport.eachBatch({ group: 'ledger', topics: [TOPIC], from: 'committed' }, async ({ messages }) => {
        start ||= performance.now()
        read += messages.length
        if (read >= events) done()
      })
      await all
      const took = performance.now() - start
      await subscription.stop()
      await transport.close()
      return took
    },
    async bare() {
      const bare = await exchange.bare()
      await bare.fetch({ topic: TOPIC, partition: 0, from: '0', next: '1' })
      const start = performance.now()
      await bare.fetch({ topic: TOPIC, partition: 0, from: '0', next: String(events) })
      const took = performance.now() - start
      await bare.close()
      return took
    },
  }
}

/** As long as what the relay ships: the bodies of the sent log, and headers of the usual length. */
async function shippedMessages(adminUrl: string, events: number): Promise<WireMessage[]> {
  const { rows } = await withClient(adminUrl, (admin) => admin.query<{ source: string; body: string; event_id: string; aggregate_id: string; seq: string }>({
    text: 'select source, body, event_id, aggregate_id, seq from sent order by source, seq limit $1', values: [events],
  }))
  return rows.map(({ source, body, event_id, aggregate_id, seq }) => ({ key: source, value: body, headers: {
    'content-type': 'application/json', ce_specversion: '1.0', ce_id: event_id, ce_source: source, ce_type: 'casework.case-step-recorded.v1', ce_time: '2015-06-30T01:00:00.000Z',
    ce_subject: `case/${aggregate_id}`, tb_version: '1', tb_seq: seq, tb_hash: `sha256:${'0'.repeat(64)}`, tb_link: `sha256:${'0'.repeat(64)}`,
  } }))
}
