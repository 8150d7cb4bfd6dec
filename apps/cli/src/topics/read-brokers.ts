import { Refused } from '../refused.js'

/** Reads `host:port,host:port`. */
export function readBrokers(value: string): string[] {
  const brokers = value.split(',')
  const right = (broker: string) => /^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9._-]+):\d{1,5}$/.test(broker) && Number(broker.split(':').at(-1)) <= 65_535
  if (!brokers.every(right)) throw new Refused('not-brokers', { value })
  return brokers
}
