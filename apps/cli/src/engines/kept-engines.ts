import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Engines } from './engines.js'

export interface KeptEngines extends Engines {
  /** The exchange that each deployment last shipped to, by `exchangeName`; one may have been left out of a start. */
  shippedTo: Record<string, string>
}

const fileOf = (dataDir: string): string => path.join(dataDir, 'engines.json')

/** What the data folder was last prepared for: what the commands beside a running federation go by. What is embedded, where nothing is written down. */
export function readKeptEngines(dataDir: string): KeptEngines {
  try {
    return JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) as KeptEngines
  } catch {
    return { exchange: { kind: 'embedded' }, identity: { kind: 'embedded' }, shippedTo: {} }
  }
}

export function keepEngines(dataDir: string, engines: KeptEngines): void {
  writeFileSync(`${fileOf(dataDir)}.new`, `${JSON.stringify(engines, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${fileOf(dataDir)}.new`, fileOf(dataDir))
}

/** Tells one exchange from another: what was given to the one and read by nobody yet, the other does not have. */
export const exchangeName = (exchange: Engines['exchange']): string => (exchange.kind === 'kafka' ? `kafka ${[...exchange.brokers].sort().join()}` : exchange.kind)

/** Whether messages of a deployment go another way now than when it last ran. Before any was written down, there was the embedded exchange alone. */
export const isOtherExchange = (kept: KeptEngines, deployment: string, now: Engines['exchange']): boolean => lastNameOf(kept, deployment) !== exchangeName(now)

/** Undefined for one whose topics were lost. */
export function kindShippedTo(kept: KeptEngines, deployment: string): 'embedded' | 'kafka' | undefined {
  const name = lastNameOf(kept, deployment)
  return name === LOST ? undefined : name === 'embedded' ? 'embedded' : 'kafka'
}

/** In the place of a name: what was shipped is nowhere any more. */
export const LOST = 'lost'

const lastNameOf = ({ exchange, shippedTo = {} }: KeptEngines, deployment: string): string => shippedTo[deployment] ?? exchangeName(exchange)
