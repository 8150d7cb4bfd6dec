import { CodeFlowClient, openVerifier, startIssuer, type Issuer } from '@tongban/identity'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { makeAccounts, type DemoPerson } from '../../../apps/cli/src/realm/make-accounts.js'
import type { KeycloakMint } from './keycloak-mint.js'

const all = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../../deploy/demo/accounts.json'), 'utf8')) as DemoPerson[]
/** One of each set of roles. */
const people = all.filter(({ roles }, i) => all.findIndex((other) => other.roles.join() === roles.join()) === i)

/** What only one of the two issuers says, and no service reads. */
const OWN_CLAIMS = ['jti', 'sid', 'scope', 'client_id', 'exp', 'iat', 'iss']

export function accountsOfTheDemo(open: () => Promise<KeycloakMint>): void {
  let mint: KeycloakMint
  let issuer: Issuer
  const folder = mkdtempSync(path.join(tmpdir(), 'tongban-keycloak-'))
  const file = (name: string) => path.join(folder, name)
  const passwords = () => JSON.parse(readFileSync(file('passwords.json'), 'utf8')) as Record<string, string>
  const making = (given = people, fresh: string[] = []) => makeAccounts(mint.admin, given, { of: passwords(), fresh: new Set(fresh) })
  const login = (at: string, username: string) => new CodeFlowClient().login({ issuer: at, username, password: passwords()[username]! })

  beforeAll(async () => {
    writeFileSync(file('accounts.json'), JSON.stringify(people))
    issuer = await startIssuer({ port: 0, accountsFile: file('accounts.json'), passwordsFile: file('passwords.json'), keysDir: folder })
    mint = await open()
  }, 60_000)
  afterAll(async () => {
    await mint?.close()
    await issuer?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('are made, and left alone when they are there', async () => {
    const none = { made: 0, changed: 0, left: 0 }
    expect(await making()).toEqual({ ...none, made: people.length })
    expect(await making()).toEqual({ ...none, left: people.length })
    const clerk = people.find(({ roles }) => roles.includes('centre-clerk'))!
    const moved = people.map((one) => (one === clerk ? { ...clerk, centres: ['th'], roles: ['centre-head'] } : one))
    expect(await making(moved)).toEqual({ ...none, changed: 1, left: people.length - 1 })
    expect(await making(people, [clerk.username])).toEqual({ made: 1, changed: 0, left: people.length - 1 })
    expect(await making()).toEqual({ ...none, left: people.length })
  }, 60_000)

  test('get the same token of Keycloak as of the embedded issuer, for as long', async () => {
    expect(people.length).toBeGreaterThanOrEqual(8)
    for (const { username } of people) {
      const [theirs, ours] = [await login(mint.url, username), await login(issuer.url, username)]
      expect([username, shapeOf(theirs.accessToken)]).toEqual([username, shapeOf(ours.accessToken)])
    }
  }, 60_000)

  test('are the same person to a verifier, whoever issued the token', async () => {
    const [atKeycloak, embedded] = [await openVerifier({ kind: 'keycloak', url: mint.url, audience: 'tongban-api' }), await openVerifier({ url: issuer.url, audience: 'tongban-api' })]
    const { username } = people.find(({ department }) => department !== undefined)!
    const [theirs, ours] = [await login(mint.url, username), await login(issuer.url, username)]
    expect(await atKeycloak.verify(theirs.accessToken)).toEqual(await embedded.verify(ours.accessToken))
    for (const [verifier, token] of [[atKeycloak, theirs.idToken], [embedded, ours.idToken], [atKeycloak, ours.accessToken], [embedded, theirs.accessToken]] as const) await expect(verifier.verify(token)).rejects.toThrow('token refused')
  })
}

function shapeOf(token: string): object {
  const claims = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as Record<string, any>
  const { centres = [], realm_access: { roles }, ...others } = claims
  return {
    ...Object.fromEntries(Object.entries(others).filter(([name]) => !OWN_CLAIMS.includes(name)).sort()),
    centres: [...centres].sort(), realm_access: { roles: [...roles].sort() }, lasts: claims.exp - claims.iat,
  }
}
