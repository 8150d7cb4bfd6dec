import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Engines } from './engines.js'

const fileOf = (dataDir: string): string => path.join(dataDir, 'engines.json')

/** What the data folder was last prepared for: what the commands beside a running federation go by. What is embedded, where nothing is written down. */
export function readKeptEngines(dataDir: string): Engines {
  try {
    return JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) as Engines
  } catch {
    return { exchange: { kind: 'embedded' }, identity: { kind: 'embedded' } }
  }
}

export function keepEngines(dataDir: string, engines: Engines): void {
  writeFileSync(`${fileOf(dataDir)}.new`, `${JSON.stringify(engines, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${fileOf(dataDir)}.new`, fileOf(dataDir))
}

/** Whether messages go another way now than before: what the former exchange was given and nobody had read yet, the present one does not have. */
export const isOtherExchange = (before: Engines['exchange'], now: Engines['exchange']): boolean => nameOf(before) !== nameOf(now)

const nameOf = (exchange: Engines['exchange']): string => (exchange.kind === 'kafka' ? `kafka ${[...exchange.brokers].sort().join()}` : exchange.kind)
