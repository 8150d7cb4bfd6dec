import kafkajs from 'kafkajs'
import { TransportError } from '../transport.js'
import { explainError } from './explain-error.js'

const options = { brokers: ['kafka1:9093', 'kafka2:9093'], username: 'haizhu', passwordFile: 'secrets/haizhu' }
const protocol = (type: string) => new kafkajs.KafkaJSProtocolError(Object.assign(new Error('as Kafka says'), { type, code: 0 }) as never)
const wrapped = (error: Error) => new kafkajs.KafkaJSNumberOfRetriesExceeded(error, { retryCount: 2, retryTime: 1 } as never)
const say = (error: unknown, act: 'write' | 'read' | 'create' = 'write') => explainError(error, options, { act, topic: 'tb.hz.events', group: 'haizhu.ledger.tb.hz.events' })

test.each([
  ['not-granted', protocol('TOPIC_AUTHORIZATION_FAILED'), 'haizhu may not write the topic tb.hz.events. Grant it with tongban topics apply.'],
  ['not-granted', protocol('GROUP_AUTHORIZATION_FAILED'), 'haizhu may not read the topic tb.hz.events as the group haizhu.ledger.tb.hz.events. Grant it with tongban topics apply.'],
  ['no-such-topic', protocol('UNKNOWN_TOPIC_OR_PARTITION'), 'There is no topic tb.hz.events on Kafka at kafka1:9093, kafka2:9093. Create it with tongban topics apply.'],
  ['too-large', protocol('MESSAGE_TOO_LARGE'), "Kafka at kafka1:9093, kafka2:9093 takes no message as large as this on the topic tb.hz.events. Raise the topic's limit with tongban topics apply."],
  ['not-authenticated', Object.assign(new Error('no'), { name: 'KafkaJSSASLAuthenticationError' }), 'Kafka at kafka1:9093, kafka2:9093 does not take the password of haizhu (secrets/haizhu). Correct it, or give the user that password with tongban topics apply.'],
])('%s: what stays refused names the thing and the way out, however deep it lies', (code, error, message) => {
  for (const given of [error, wrapped(error), wrapped(wrapped(error))]) {
    expect(say(given)).toBeInstanceOf(TransportError)
    expect(say(given)).toMatchObject({ code, message })
  }
})

test('what may pass is no TransportError, and is known as an outage', () => {
  const refused = new kafkajs.KafkaJSConnectionError('Connection error: connect ECONNREFUSED', { broker: 'kafka1:9093', code: 'ECONNREFUSED' })
  expect(say(wrapped(refused))).not.toBeInstanceOf(TransportError)
  expect(say(wrapped(refused))).toMatchObject({ code: 'ECONNREFUSED', message: expect.stringMatching(/^No Kafka broker of kafka1:9093, kafka2:9093 can be reached: connect ECONNREFUSED\. See that it runs/) })
  expect(say(protocol('NOT_ENOUGH_REPLICAS'))).not.toBeInstanceOf(TransportError)
  expect(say('odd').message).toBe('Kafka at kafka1:9093, kafka2:9093: odd')
})
