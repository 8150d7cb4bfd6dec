import { pbkdf2Sync, randomBytes } from 'node:crypto'
import type { RawConnection } from './raw-request.js'

const SCRAM_SHA_512 = 2
const ITERATIONS = 8192

/** Which of these users the broker knows with a SCRAM-SHA-512 password. */
export async function knownUsers(connection: RawConnection, names: readonly string[]): Promise<Set<string>> {
  const results = await connection.send({
    name: 'DescribeUserScramCredentials', key: 50, version: 0,
    write(encoder) {
      encoder.writeUVarInt(0) // tagged fields of the header
      encoder.writeUVarInt(names.length + 1)
      for (const name of names) encoder.writeUVarIntString(name).writeUVarInt(0)
      encoder.writeUVarInt(0)
    },
    read(decoder) {
      decoder.readTaggedFields()
      decoder.readInt32() // throttle time
      failIf(decoder.readInt16(), decoder.readUVarIntString(), 'SCRAM users cannot be listed')
      return readMany(decoder.readUVarInt(), () => {
        const [name, code] = [decoder.readUVarIntString()!, decoder.readInt16()]
        decoder.readUVarIntString() // message
        const mechanisms = readMany(decoder.readUVarInt(), () => {
          const mechanism = decoder.readInt8()
          decoder.readInt32() // iterations
          decoder.readTaggedFields()
          return mechanism
        })
        decoder.readTaggedFields()
        return { name, known: code === 0 && mechanisms.includes(SCRAM_SHA_512) }
      })
    },
  })
  return new Set(results.filter(({ known }) => known).map(({ name }) => name))
}

/** Creates a user, or gives it another password. What is sent is the salted password, never the password. */
export async function setPassword(connection: RawConnection, name: string, password: string): Promise<void> {
  const salt = randomBytes(32)
  await connection.send({
    name: 'AlterUserScramCredentials', key: 51, version: 0,
    write(encoder) {
      encoder.writeUVarInt(0) // tagged fields of the header
      encoder.writeUVarInt(1) // no deletions
      encoder.writeUVarInt(2).writeUVarIntString(name).writeInt8(SCRAM_SHA_512).writeInt32(ITERATIONS)
      encoder.writeUVarIntBytes(salt).writeUVarIntBytes(pbkdf2Sync(password, salt, ITERATIONS, 64, 'sha512')).writeUVarInt(0)
      encoder.writeUVarInt(0)
    },
    read(decoder) {
      decoder.readTaggedFields()
      decoder.readInt32() // throttle time
      readMany(decoder.readUVarInt(), () => {
        const user = decoder.readUVarIntString()
        failIf(decoder.readInt16(), decoder.readUVarIntString(), `the password of ${user} cannot be set`)
        decoder.readTaggedFields()
      })
    },
  })
}

/** A compact array: its length is written as one more than it is. */
const readMany = <T>(written: number, read: () => T): T[] => Array.from({ length: Math.max(written - 1, 0) }, read)

const CLUSTER_AUTHORIZATION_FAILED = 31

function failIf(code: number, message: string | null, what: string): void {
  if (code !== 0) throw Object.assign(new Error(`${what}: ${message ?? `error ${code}`}`), code === CLUSTER_AUTHORIZATION_FAILED && { type: 'CLUSTER_AUTHORIZATION_FAILED' })
}
