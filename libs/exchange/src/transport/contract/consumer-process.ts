/** A consumer in a process of its own, forked by the suite: tells its parent of each batch, and when told so never returns from the handler. */
import type { Transport } from '../transport.js'

interface Orders {
  module: string
  name: string
  options: object
  group: string
  topics: string[]
  /** 'hang': after the parent was told, the handler stays in it, so that a kill falls between apply and commit. */
  mode: 'read' | 'hang'
}

const orders = JSON.parse(process.argv[2]!) as Orders
const adapter = (await import(orders.module) as Record<string, { open(options: object): Promise<Transport> }>)[orders.name]!
const transport = await adapter.open(orders.options)
process.once('disconnect', () => process.exit())

await transport.eachBatch({ group: orders.group, topics: orders.topics, from: 'committed', maxMessages: 20 }, async (batch) => {
  await new Promise<void>((resolve) => process.send!(batch, () => resolve()))
  if (orders.mode === 'hang') await new Promise(() => undefined)
})
process.send!('reading')
