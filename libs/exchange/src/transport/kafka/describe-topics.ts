import type { RawConnection } from './raw-request.js'

/** What the broker says of a topic to the user that asks. */
export interface TopicDescription {
  topic: string
  state: 'there' | 'missing' | 'hidden' | 'bad-name' | 'unsettled'
  partitions: number
  replicas: number
  mayRead: boolean
  mayWrite: boolean
}

const STATES: Record<number, TopicDescription['state']> = { 0: 'there', 3: 'missing', 17: 'bad-name', 29: 'hidden' }
const [READ, WRITE] = [1 << 3, 1 << 4]

/** Metadata, version 8: the only one without tagged fields that also tells what the user may do with a topic. 'hidden' may be there or not: the user may not know. */
export function describeTopics(connection: RawConnection, topics: readonly string[]): Promise<TopicDescription[]> {
  return connection.send({
    name: 'Metadata', key: 3, version: 8,
    write: (encoder) => encoder.writeArray(topics).writeBoolean(false).writeBoolean(false).writeBoolean(true),
    read(decoder) {
      decoder.readInt32() // throttle time
      decoder.readArray((broker) => [broker.readInt32(), broker.readString(), broker.readInt32(), broker.readString()])
      decoder.readString() // cluster
      decoder.readInt32() // controller
      return decoder.readArray((entry): TopicDescription => {
        const code = entry.readInt16()
        const topic = entry.readString()!
        entry.readBoolean() // internal
        const replicas = entry.readArray(readReplicas)
        const rights = entry.readInt32()
        return {
          topic, state: STATES[code] ?? 'unsettled', partitions: replicas.length, replicas: Math.min(...replicas, Infinity),
          mayRead: code === 0 && (rights & READ) !== 0, mayWrite: code === 0 && (rights & WRITE) !== 0,
        }
      })
    },
  })
}

function readReplicas(partition: Parameters<Parameters<RawConnection['send']>[0]['read']>[0]): number {
  partition.readInt16() // error
  partition.readInt32() // number
  partition.readInt32() // leader
  partition.readInt32() // its epoch
  const replicas = partition.readArray((one) => one.readInt32())
  partition.readArray((one) => one.readInt32()) // in sync
  partition.readArray((one) => one.readInt32()) // offline
  return replicas.length
}
