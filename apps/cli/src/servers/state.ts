import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { ServerName } from './layout.js'

export interface Login { username: string; passwordFile: string }
interface Running { version: string; pid: number; log: string }

export interface KafkaState extends Running {
  brokers: string[]
  clusterId: string
  mechanism: 'scram-sha-512'
  admin: Login
  /** A user for each deployment of the demo city. */
  users: Record<string, Login>
}

export interface KeycloakState extends Running {
  url: string
  healthUrl: string
  /** There once a realm was imported. */
  realm?: string
  issuer?: string
  admin: Login
}

export interface PostgresState extends Running {
  host: string
  port: number
  database: string
  admin: Login
}

export interface ServerStates { kafka: KafkaState; keycloak: KeycloakState; postgres: PostgresState }

/** What clients read: the servers that were started and were healthy then. */
export function readStates(file: string): Partial<ServerStates> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Partial<ServerStates>
  } catch {
    return {}
  }
}

/** Puts one server's state into the file, or takes it out. */
export function writeState<N extends ServerName>(file: string, name: N, state: ServerStates[N] | undefined): void {
  const states = { ...readStates(file), [name]: state }
  writeFileSync(`${file}.new`, `${JSON.stringify(states, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
