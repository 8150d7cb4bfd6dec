import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Claims, MintKey, TokenMint } from '@tongban/testing'
import type { KeycloakAdmin } from '../../../apps/cli/src/realm/keycloak-admin.js'
import { realmDifferences } from '../../../apps/cli/src/realm/realm-differences.js'
import type { KeycloakServer } from './keycloak-server.js'
import { Relay } from './relay.js'

const KEYS = 'org.keycloak.keys.KeyProvider'
const file = path.resolve(import.meta.dirname, '../../../deploy/keycloak/tongban-realm.json')

export const realmExport = (): Record<string, any> => JSON.parse(readFileSync(file, 'utf8'))

/**
 * A realm of its own in a real Keycloak, made from the export that operators import, behind an address of its own.
 * Its signing keys are the test's, given to Keycloak to publish and to sign with: so tokens can be signed that Keycloak would never give.
 */
export class KeycloakMint implements TokenMint {
  who: Claims = {}
  signing!: MintKey
  retired!: MintKey
  private own: { id: string; priority: number }[] = []
  private priority = 1_000

  private constructor(readonly admin: KeycloakAdmin, readonly realm: string, readonly relay: Relay) {}

  static async open(keycloak: KeycloakServer): Promise<KeycloakMint> {
    const [realm, relay] = [`tongban-${randomBytes(4).toString('hex')}`, new Relay(new URL(keycloak.url))]
    await relay.listen()
    const mint = new KeycloakMint(keycloak.admin(realm), realm, relay)
    await mint.admin.createRealm({ ...realmExport(), realm, attributes: { frontendUrl: relay.url } })
    mint.retired = await mint.addKey()
    mint.signing = await mint.addKey()
    await mint.removeKeys(mint.own.slice(0, 1))
    return mint
  }

  get url(): string {
    return `${this.relay.url}/realms/${this.realm}`
  }

  get asked(): number {
    return this.relay.asked
  }

  set asked(count: number) {
    this.relay.asked = count
  }

  async rotate(): Promise<void> {
    this.signing = await this.addKey()
  }

  async retireOthers(): Promise<void> {
    await this.removeKeys(this.own.slice(0, -1))
  }

  leave(): Promise<void> {
    return this.relay.leave()
  }

  comeBack(): Promise<void> {
    return this.relay.listen()
  }

  /** What the living realm lacks of the export. */
  async differences(): Promise<string[]> {
    const { realm: _, ...wanted } = realmExport()
    return realmDifferences(wanted, await this.admin.post('/partial-export?exportClients=true&exportGroupsAndRoles=true', {}))
  }

  async close(): Promise<void> {
    await this.relay.leave()
    await this.admin.delete('')
  }

  private async addKey(): Promise<MintKey> {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const config = { privateKey: [privateKey.export({ type: 'pkcs1', format: 'pem' })], priority: [String(this.priority++)], enabled: ['true'], active: ['true'], algorithm: ['RS256'] }
    await this.admin.post('/components', { name: `spec-${this.priority}`, providerId: 'rsa', providerType: KEYS, config })
    const { keys } = (await this.admin.get<{ keys: { kid: string; providerId: string; providerPriority: number }[] }>('/keys'))!
    const { kid, providerId: id } = keys.find(({ providerPriority }) => providerPriority === this.priority - 1)!
    this.own.push({ id, priority: this.priority - 1 })
    return { kid, privateKey, publicKey }
  }

  private async removeKeys(keys: { id: string }[]): Promise<void> {
    for (const { id } of keys) await this.admin.delete(`/components/${id}`)
    this.own = this.own.filter(({ id }) => !keys.some((key) => key.id === id))
  }
}
