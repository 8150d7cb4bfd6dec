import { isOutage } from '@tongban/database'
import { TransportError, type KafkaOptions } from '@tongban/exchange'
import { Refused } from '../refused.js'

/** What Kafka said no to, or that it did not answer, as a refusal of the command. Anything else is thrown as it is. */
export async function refusingKafka<T>({ brokers, username }: KafkaOptions, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Error) || error instanceof Refused) throw error
    const at = { brokers: brokers.join(', ') }
    const reason = reasonOf(error)
    if (error instanceof TransportError && error.code === 'not-authenticated') throw new Refused('kafka-login-refused', { ...at, username })
    if (error instanceof TransportError && error.code === 'not-granted') throw new Refused('kafka-not-administrator', { ...at, username })
    if (isOutage(error)) throw new Refused('kafka-away', { ...at, reason }, 200)
    if (error.message.includes('Kafka')) throw new Refused('kafka-refuses', { ...at, reason }, 200)
    throw error
  }
}

const reasonOf = ({ cause, message }: Error): string => (cause instanceof Error ? cause.message : message).replace(/\.$/, '')
