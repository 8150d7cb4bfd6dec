import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import type { IdentityType, Party } from '@tongban/kernel'
import type { IdentityKeys } from './identity-keys.js'

const NONCE = 12
const TAG = 16

/** Where a sealed value stands: bound into the seal, so that no row can borrow another's. */
export interface Place {
  centreId: string
  caseId: string
  no: number
  field: 'identity' | 'name'
}

/** Seals personal data for the database and makes the keys by which subjects are known without it. */
export class IdentityVault {
  constructor(private readonly keys: IdentityKeys) {}

  get keyId(): string {
    return this.keys.data.id
  }

  get subjectKeyVersion(): number {
    return this.keys.federation.version
  }

  /** AES-256-GCM: nonce, tag, ciphertext. */
  seal(text: string, place: Place): Buffer {
    const nonce = randomBytes(NONCE)
    const cipher = createCipheriv('aes-256-gcm', this.keys.data.key, nonce).setAAD(aad(place))
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
  }

  /** Throws when the value was sealed under another key, for another place, or changed. */
  open(sealed: Buffer, keyId: string, place: Place): string {
    if (keyId !== this.keys.data.id) throw new Error(`sealed with data key ${keyId}, which this process does not hold`)
    const cipher = createDecipheriv('aes-256-gcm', this.keys.data.key, sealed.subarray(0, NONCE)).setAAD(aad(place))
    cipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG))
    return Buffer.concat([cipher.update(sealed.subarray(NONCE + TAG)), cipher.final()]).toString('utf8')
  }

  /** HMAC-SHA256 over `type:number` under the federation's key: the same subject has the same key at every centre, and no key gives a number back. */
  subjectKey({ identityType, identity }: { identityType: IdentityType; identity: string }): string {
    return createHmac('sha256', this.keys.federation.key).update(`${identityType}:${identity}`).digest('hex')
  }

  /** The columns of case_party for these parties, each as one array. */
  columns(centreId: string, caseId: string, parties: readonly Party[]): unknown[] {
    const sealed = (field: Place['field'], text: (party: Party) => string) => parties.map((party, i) => this.seal(text(party), { centreId, caseId, no: i + 1, field }))
    return [
      parties.map(({ role }) => role),
      parties.map(({ kind }) => kind),
      parties.map(({ identityType }) => identityType),
      sealed('identity', ({ identity }) => identity),
      sealed('name', ({ name }) => name),
      parties.map(() => this.keyId),
      parties.map((party) => this.subjectKey(party)),
    ]
  }
}

const aad = ({ centreId, caseId, no, field }: Place) => Buffer.from(`${centreId}|${caseId}|${no}|${field}`)
