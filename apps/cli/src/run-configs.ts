import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { Refused } from './refused.js'

/** Of a process with a database: what it was started with. */
export interface RunConfig {
  deployment: string
  kind?: string
  database: { plumbingUrl: string }
  keysFile?: string
  sources?: string[]
  ledger?: { owner: string; topics: string[] }
}

/** The processes of a data folder that keep a database, by name. Refuses a folder in which none was ever started. */
export function readRunConfigs(dataDir: string): RunConfig[] {
  const folder = path.join(dataDir, 'run')
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')).sort() : []
  const configs = files
    .map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Partial<RunConfig>)
    .filter((config): config is RunConfig => config.deployment !== undefined && config.database?.plumbingUrl !== undefined)
  if (configs.length === 0) throw new Refused('nothing-to-reconcile', { folder })
  return configs
}
