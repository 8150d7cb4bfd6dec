import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Claims, MintKey, TokenMint } from './token-mint.js'

/** Publishes keys where a realm would, and nothing else. The verifiers that read its tokens are the real ones. */
export class RealmMint implements TokenMint {
  who: Claims = {}
  asked = 0
  signing = newKey()
  readonly retired = newKey()
  private published = [this.signing]
  private server: Server | undefined
  private port = 0

  static async open(): Promise<RealmMint> {
    const mint = new RealmMint()
    await mint.comeBack()
    return mint
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/realms/tongban`
  }

  async rotate(): Promise<void> {
    this.signing = newKey()
    this.published.unshift(this.signing)
  }

  async retireOthers(): Promise<void> {
    this.published = [this.signing]
  }

  async comeBack(): Promise<void> {
    const server = createServer((_, res) => {
      this.asked++
      res.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: this.published.map(published) }))
    })
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(this.port, '127.0.0.1', resolve))
    this.server = server
    this.port = (server.address() as AddressInfo).port
  }

  async leave(): Promise<void> {
    this.server?.closeAllConnections()
    await new Promise((resolve) => (this.server ? this.server.close(resolve) : resolve(undefined)))
    this.server = undefined
  }

  close(): Promise<void> {
    return this.leave()
  }
}

const newKey = (): MintKey => ({ kid: randomBytes(8).toString('hex'), ...generateKeyPairSync('rsa', { modulusLength: 2048 }) })

const published = ({ kid, publicKey }: MintKey): object => ({ ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' })
