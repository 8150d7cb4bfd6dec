import type { Refusal } from '@tongban/kernel'
import { exchange } from './exchange.js'
import { joint } from './joint.js'
import type { BenchOptions, Result } from './result.js'
import { writePath } from './write-path.js'

export type { BenchOptions, Result } from './result.js'

/** The benches by name. */
export const benches: Record<string, (options: BenchOptions) => Promise<Result[] | Refusal>> = {
  'write-path': writePath,
  exchange,
  joint,
}
