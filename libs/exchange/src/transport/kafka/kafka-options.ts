import { readFileSync } from 'node:fs'
import type { ConsumerLog } from '../embedded/consumer.js'
import { passwordIn } from '../password-text.js'
import { TransportError } from '../transport.js'

/** How a deployment reaches Kafka: as a SCRAM-SHA-512 user, whose name also begins the names of its groups. */
export interface KafkaOptions {
  /** `host:port`, one or more of the cluster's. */
  brokers: readonly string[]
  username: string
  /** One of the two. A file is read again at each connection, so that a renewed password needs no restart. */
  password?: string
  passwordFile?: string
  /** Speaks TLS. `caFile` holds the certificates trusted (PEM); without it those that Node trusts. */
  ssl?: { caFile?: string }
  log?: ConsumerLog
}

/** Refuses (throws) what cannot be right, and names the setting. */
export function checkKafkaOptions({ brokers, username, password, passwordFile, ssl }: KafkaOptions): void {
  if (!Array.isArray(brokers) || brokers.length === 0) throw incomplete('brokers', 'names no broker; write at least one as host:port')
  const odd = brokers.find((broker) => !/^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9._-]+):\d{1,5}$/.test(broker) || Number(broker.split(':').at(-1)) > 65_535)
  if (odd !== undefined) throw incomplete('brokers', `holds "${String(odd).slice(0, 80)}", which is no host:port`)
  if (!username) throw incomplete('username', 'is missing')
  if ((password === undefined) === (passwordFile === undefined)) throw incomplete('password', 'or passwordFile is missing; give one of the two')
  readPassword({ password, passwordFile })
  if (ssl?.caFile !== undefined) readFile('ssl.caFile', ssl.caFile)
}

export function readPassword({ password, passwordFile }: Pick<KafkaOptions, 'password' | 'passwordFile'>): string {
  const text = password ?? passwordIn(readFile('passwordFile', passwordFile!))
  if (!text) throw incomplete(password === undefined ? 'passwordFile' : 'password', 'is empty')
  return text
}

export function readFile(setting: string, file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw incomplete(setting, `cannot be read: ${(error as Error).message}`, { cause: error })
  }
}

const incomplete = (setting: string, what: string, options?: ErrorOptions) => new TransportError('bad-settings', `Of the settings of Kafka, ${setting} ${what}.`, options)
