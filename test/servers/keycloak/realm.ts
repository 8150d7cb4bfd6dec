import { CodeFlowClient, IssuerAway, openVerifier, RealmMisconfigured, TokenRefused } from '@tongban/identity'
import { makeAccounts } from '../../../apps/cli/src/realm/make-accounts.js'
import type { KeycloakMint } from './keycloak-mint.js'

const PASSWORD = 'abcd-efgh-jkmn'
const people = [{ username: 'hz.clerk', names: { zh: '林小满' }, roles: ['centre-clerk'], centres: ['hz'], department: 'gs' }]

/** The realm that the export makes, and what is said of one that is not so. */
export function realmAsExported(open: () => Promise<KeycloakMint>): void {
  let mint: KeycloakMint
  const token = async () => (await new CodeFlowClient().login({ issuer: mint.url, username: 'hz.clerk', password: PASSWORD })).accessToken
  beforeAll(async () => {
    mint = await open()
    await makeAccounts(mint.admin, people, { of: { 'hz.clerk': PASSWORD }, fresh: new Set() })
  }, 60_000)
  afterAll(() => mint?.close())

  test('is as its file says', async () => {
    expect(await mint.differences()).toEqual([])
  })

  const lacking: [string, string, string][] = [
    ['audience', 'needs the mapper "audience"', 'refused'],
    ['subject', 'needs the mapper "subject"', 'refused'],
    ['roles', 'needs the mapper "roles"', 'nobody'],
    ['centres', 'needs the mapper "centres"', 'nowhere'],
  ]
  test.each(lacking)('without the mapper %s, the check and the log name it', async (name, sentence, outcome) => {
    const [scope] = (await mint.admin.get<{ id: string; name: string; protocolMappers: { id: string; name: string }[] }[]>('/client-scopes'))!.filter(({ name: of }) => of === 'tongban')
    const { id, ...mapper } = scope!.protocolMappers.find((one) => one.name === name)!
    const models = `/client-scopes/${scope!.id}/protocol-mappers/models`
    await mint.admin.delete(`${models}/${id}`)
    try {
      expect(await mint.differences()).toEqual([`clientScopes[tongban].protocolMappers[${name}] is missing`])
      const told: string[] = []
      const verifier = await openVerifier({ kind: 'keycloak', url: mint.url, audience: 'tongban-api' }, { notice: (text) => void told.push(text) })
      const answer = await verifier.verify(await token()).then(({ roles, centres }) => (roles.length === 0 ? 'nobody' : centres.length === 0 ? 'nowhere' : 'somebody'), (error: unknown) => (error instanceof TokenRefused ? 'refused' : error))
      expect([answer, told]).toEqual([outcome, [expect.stringContaining(sentence)]])
    } finally {
      await mint.admin.post(models, mapper)
    }
  })

  const opening = (url: string) => openVerifier({ kind: 'keycloak', url, audience: 'tongban-api' }, { notice: () => {} })

  test('a realm that does not exist, and an address that is not the realm\'s own, keep a process from starting, and the setting is named', async () => {
    await expect(opening(mint.url.replace(mint.realm, 'tongbang'))).rejects.toThrow(/issuer\.url is .*\/realms\/tongbang, and Keycloak there knows no such realm \(HTTP 404\): import deploy\/keycloak\/tongban-realm\.json/)
    await expect(opening(mint.url.replace('127.0.0.1', 'localhost'))).rejects.toThrow(/issuer\.url is http:\/\/localhost:.*, but the realm calls itself http:\/\/127\.0\.0\.1:/)
    await expect(opening(`${mint.url}/`)).rejects.toThrow(RealmMisconfigured)
    await expect(opening('http://login.example/realms/tongban')).rejects.toThrow('plain http is for this machine only')
  })

  test('a Keycloak that is away does not, and is told of', async () => {
    const told: string[] = []
    const verifier = await openVerifier({ kind: 'keycloak', url: 'http://127.0.0.1:9/realms/tongban', audience: 'tongban-api' }, { notice: (text) => void told.push(text) })
    expect(told).toEqual([expect.stringMatching(/^the issuer http:\/\/127\.0\.0\.1:9\/realms\/tongban does not answer: .*starting without it/)])
    await expect(verifier.verify(await token())).rejects.toThrow(IssuerAway)
  })
}
