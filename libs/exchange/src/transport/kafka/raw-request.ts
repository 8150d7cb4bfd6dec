import { createRequire } from 'node:module'
import type { Kafka } from 'kafkajs'

const require = createRequire(import.meta.url)

export interface Encoder {
  writeInt8(value: number): Encoder
  writeInt32(value: number): Encoder
  writeBoolean(value: boolean): Encoder
  writeString(value: string): Encoder
  writeArray(values: readonly string[]): Encoder
  writeUVarInt(value: number): Encoder
  writeUVarIntString(value: string): Encoder
  writeUVarIntBytes(value: Buffer): Encoder
}

export interface Decoder {
  readInt8(): number
  readInt16(): number
  readInt32(): number
  readBoolean(): boolean
  readString(): string | null
  readArray<T>(read: (decoder: Decoder) => T): T[]
  readUVarInt(): number
  readUVarIntString(): string | null
  readTaggedFields(): unknown
}

export interface RawRequest<T> {
  name: string
  key: number
  version: number
  write(encoder: Encoder): void
  read(decoder: Decoder): T
}

interface Broker {
  connectionPool: { send<T>(exchange: object): Promise<T> }
}

interface Cluster {
  connect(): Promise<void>
  disconnect(): Promise<void>
  refreshMetadata(): Promise<void>
  findControllerBroker(): Promise<Broker>
}

/** For requests that kafkajs does not know: sends them over its own connections (login and TLS included). Rests on the insides of 2.2.4, pinned. */
export class RawConnection {
  private readonly cluster: Cluster

  constructor(kafka: Kafka) {
    const create = Object.getOwnPropertySymbols(kafka).find(({ description }) => description === 'private:Kafka:createCluster')!
    this.cluster = (kafka as unknown as Record<symbol, (options: object) => Cluster>)[create]!({ allowAutoTopicCreation: false, metadataMaxAge: 60_000 })
  }

  /** To the controller, or to the broker that stands for it and passes on what it must. */
  async send<T>({ name, key, version, write, read }: RawRequest<T>): Promise<T> {
    await this.cluster.connect()
    await this.cluster.refreshMetadata()
    const broker = await this.cluster.findControllerBroker()
    const [EncoderOf, DecoderOf] = [require('kafkajs/src/protocol/encoder') as new () => Encoder, require('kafkajs/src/protocol/decoder') as new (raw: Buffer) => Decoder]
    return broker.connectionPool.send<T>({
      request: {
        apiKey: key, apiVersion: version, apiName: name,
        encode: async () => {
          const encoder = new EncoderOf()
          write(encoder)
          return encoder
        },
      },
      response: { decode: async (raw: Buffer) => ({ answer: read(new DecoderOf(raw)) }), parse: async ({ answer }: { answer: T }) => answer },
    })
  }

  close(): Promise<void> {
    return this.cluster.disconnect()
  }
}
