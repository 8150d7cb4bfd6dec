import { TransportError, type TransportRefusal } from '../transport.js'
import type { KafkaOptions } from './kafka-options.js'

/** What was tried, for the sentence. */
export interface Attempt {
  act: 'write' | 'read' | 'create' | 'administer'
  topic: string
  group?: string
}

/** The error as this library says it: a TransportError for what stays refused until somebody acts, otherwise an Error that names the broker and may pass. */
export function explainError(error: unknown, options: KafkaOptions, attempt?: Attempt): Error {
  if (error instanceof TransportError) return error
  const root = rootOf(error)
  return refusalOf(root, options, attempt) ?? outageOf(root, options, attempt)
}

const CODES: Record<string, TransportRefusal> = {
  TOPIC_AUTHORIZATION_FAILED: 'not-granted', GROUP_AUTHORIZATION_FAILED: 'not-granted', CLUSTER_AUTHORIZATION_FAILED: 'not-granted',
  UNKNOWN_TOPIC_OR_PARTITION: 'no-such-topic', MESSAGE_TOO_LARGE: 'too-large', RECORD_LIST_TOO_LARGE: 'too-large', INVALID_TOPIC_EXCEPTION: 'bad-topic',
}

function refusalOf(root: KafkaError, options: KafkaOptions, attempt?: Attempt): TransportError | undefined {
  if (root.name === 'KafkaJSSASLAuthenticationError') return refused('not-authenticated', options, attempt, root)
  const code = CODES[root.type ?? '']
  return code && refused(code, options, attempt, root)
}

/** A refusal in a sentence, from whatever told of it. */
export function refused(code: TransportRefusal, { brokers, username, passwordFile }: KafkaOptions, attempt: Attempt = { act: 'administer', topic: '' }, cause?: KafkaError): TransportError {
  const at = `Kafka at ${brokers.join(', ')}`
  const topic = `the topic ${attempt.topic}`
  const sentences: Partial<Record<TransportRefusal, string>> = {
    'not-authenticated': `${at} does not take the password of ${username}${passwordFile ? ` (${passwordFile})` : ''}. Correct it, or give the user that password with tongban topics apply.`,
    'not-granted': cause?.type === 'GROUP_AUTHORIZATION_FAILED'
      ? `${username} may not read ${topic} as the group ${attempt.group}. Grant it with tongban topics apply.`
      : attempt.act === 'administer' ? `${username} may not administer ${at}. Name a user that may.`
        : attempt.act === 'create' ? `${username} may not create ${topic}. Create it with tongban topics apply.`
          : `${username} may not ${attempt.act} ${topic}. Grant it with tongban topics apply.`,
    'no-such-topic': `There is no topic ${attempt.topic} on ${at}. Create it with tongban topics apply.`,
    'too-large': `${at} takes no message as large as this on ${topic}. Raise the topic's limit with tongban topics apply.`,
    'bad-topic': 'A topic is named in a-z, 0-9, dots and hyphens, 100 characters at most.',
  }
  return new TransportError(code, sentences[code] ?? code, cause && { cause })
}

/** What may pass by itself. The code stays, so that it is known as an outage. */
function outageOf(root: KafkaError, { brokers, username, ssl }: KafkaOptions, attempt?: Attempt): Error {
  if (root.name === 'KafkaJSGroupCoordinatorNotFound') {
    const group = `${username} as the group ${attempt?.group}`
    return new Error(`Kafka at ${brokers.join(', ')} has nobody to lead the reading of ${attempt?.topic} by ${group}: it has just started, or the right is missing. tongban topics verify tells which.`, { cause: root })
  }
  const unreachable = root.name.startsWith('KafkaJSConnection') || root.name === 'KafkaJSBrokerNotFound' || root.name === 'KafkaJSNoBrokerAvailableError' || root.name === 'KafkaJSRequestTimeoutError'
  const reason = root.message.replace(/^Connection error: /, '').replace(/; if the root CA is installed locally.*$/, '')
  const certificate = /certificate|self-signed|altnames|issuer/i.test(reason)
  const wayOut = /altnames/.test(reason) ? 'Name the broker in "brokers" as its certificate does.'
    : certificate ? 'Name the authority that signed its certificate in ssl.caFile.'
      : ssl ? 'See that it runs, that "brokers" names its TLS listener, and that ssl is meant.' : 'See that it runs, and that "brokers" names a listener without TLS (or set ssl).'
  const at = brokers.join(', ')
  const message = unreachable || certificate ? `No Kafka broker of ${at} can be reached: ${reason}. ${wayOut}` : `Kafka at ${at}: ${reason}`
  return Object.assign(new Error(message, { cause: root }), unreachable && { code: root.code ?? 'ECONNRESET' })
}

export interface KafkaError extends Error {
  type?: string
  code?: string | number
  cause?: unknown
  originalError?: unknown
  errors?: unknown[]
}

/** kafkajs wraps its errors several times over. */
export function rootOf(error: unknown): KafkaError {
  if (!(error instanceof Error)) return new Error(String(error))
  const { cause, originalError, errors, type } = error as KafkaError
  if (type !== undefined) return error
  const inner = errors?.[0] ?? cause ?? originalError
  return inner instanceof Error && inner !== error ? rootOf(inner) : error
}
