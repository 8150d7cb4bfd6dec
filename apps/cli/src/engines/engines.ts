import { choiceFor } from '../parsers.js'
import type { Settings } from '../up/settings.js'
import { refuseUnswitched } from './named-settings.js'

export const EXCHANGES = ['embedded', 'kafka'] as const
export const IDENTITIES = ['embedded', 'keycloak'] as const

/** A Kafka as the supervisor reaches it: an administrator's login, and where each deployment's password lies. */
export interface KafkaEngine {
  kind: 'kafka'
  /** Of `npm run servers` on this data folder; else it was named. */
  own: boolean
  brokers: string[]
  username: string
  passwordFile: string
  caFile?: string
  /** Partitions, days and copies, as `tongban topics --settings` takes them. */
  topicsFile?: string
  /** Of each deployment. */
  passwordFiles: Record<string, string>
}

/** A Keycloak as the supervisor reaches it: an administrator of its master realm. */
export interface KeycloakEngine {
  kind: 'keycloak'
  own: boolean
  /** …/realms/tongban */
  issuer: string
  username: string
  passwordFile: string
}

/** Which exchange carries messages and which issuer logs people in. No secrets: those stay in their files. */
export interface Engines {
  exchange: { kind: 'embedded' } | KafkaEngine
  identity: { kind: 'embedded' } | KeycloakEngine
}

/** As given on the command line. */
export interface EngineOptions {
  exchange?: (typeof EXCHANGES)[number]
  identity?: (typeof IDENTITIES)[number]
}

/** What is to be run on: the option, else the environment, else what is embedded. Refuses a name nobody knows, an engine that is half described, and one described that nothing switches on. */
export async function readEngines(options: EngineOptions, settings: Settings, env: NodeJS.ProcessEnv = process.env): Promise<Engines> {
  const [exchange, identity] = [options.exchange ?? exchangeNamed(env), options.identity ?? identityNamed(env)]
  if (exchange === undefined) refuseUnswitched('--exchange kafka', 'TONGBAN_EXCHANGE', 'TONGBAN_KAFKA_', env)
  if (identity === undefined) refuseUnswitched('--identity keycloak', 'TONGBAN_IDENTITY', 'TONGBAN_KEYCLOAK_', env)
  return {
    exchange: exchange === 'kafka' ? (await import('./read-kafka.js')).readKafka(settings, env) : { kind: 'embedded' },
    identity: identity === 'keycloak' ? (await import('./read-keycloak.js')).readKeycloak(settings, env) : { kind: 'embedded' },
  }
}

/** TONGBAN_EXCHANGE, where it is set. */
export const exchangeNamed = (env: NodeJS.ProcessEnv) => (env.TONGBAN_EXCHANGE ? choiceFor('TONGBAN_EXCHANGE', EXCHANGES)(env.TONGBAN_EXCHANGE) : undefined)
const identityNamed = (env: NodeJS.ProcessEnv) => (env.TONGBAN_IDENTITY ? choiceFor('TONGBAN_IDENTITY', IDENTITIES)(env.TONGBAN_IDENTITY) : undefined)
