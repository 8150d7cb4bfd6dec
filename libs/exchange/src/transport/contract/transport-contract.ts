import { describeCompaction } from './compaction.js'
import { describeDelivery } from './delivery.js'
import { describeGroups } from './groups.js'
import type { ContractOptions, TransportHarness } from './harness.js'
import { describeLimits } from './limits.js'
import { describeOutages } from './outages.js'
import { describeTrust } from './trust.js'

/** What the parts of the suite share: the harness, and topics nobody else uses. */
export interface Bench extends ContractOptions {
  harness(): TransportHarness
  /** A name no other test uses. */
  fresh(kind?: string): string
}

/** The suite that every adapter of Transport passes, whole and unchanged. */
export function transportContract(name: string, options: ContractOptions): void {
  describe(`transport: ${name}`, () => {
    let harness: TransportHarness | undefined
    let topics = 0
    beforeAll(async () => { harness = await options.make() }, 120_000)
    afterAll(async () => { await harness?.close() })

    const bench: Bench = { ...options, harness: () => harness!, fresh: (kind = 'topic') => `t.${kind}.${++topics}` }

    test('declares its features truthfully', async () => {
      expect((await bench.harness().open()).features).toEqual(options.features)
    })
    describeDelivery(bench)
    describeGroups(bench)
    describeCompaction(bench)
    describeLimits(bench)
    describeTrust(bench)
    describeOutages(bench)
  })
}
