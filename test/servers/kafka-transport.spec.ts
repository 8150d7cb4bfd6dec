import { transportContract } from '../../libs/exchange/src/transport/contract/transport-contract.js'
import { kafkaHarness } from './kafka-harness.js'

transportContract('kafka', {
  features: { compaction: true, accessControl: true, groups: true, rightsBeforeExistence: false, removal: true, largestValue: 1_048_576 },
  make: kafkaHarness,
})
