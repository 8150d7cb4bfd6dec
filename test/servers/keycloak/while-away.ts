import { mintToken } from '@tongban/testing'
import { openCoordinationOffice } from '../../bad-input/coordination-office.js'
import { ask, openSubgraphs } from '../../security/forged-tokens.js'
import type { KeycloakMint } from './keycloak-mint.js'

/** Keys once fetched go on working, and the health page says that Keycloak is away. */
export function whileAway(open: () => Promise<KeycloakMint>): void {
  let mint: KeycloakMint
  let doors: Awaited<ReturnType<typeof openSubgraphs>>
  beforeAll(async () => {
    mint = await open()
    mint.who = { sub: 'operator', realm_access: { roles: ['operator'] }, centres: [] }
    doors = await openSubgraphs({ realm: mint, kind: 'keycloak' })
  }, 60_000)
  afterAll(async () => {
    await doors?.close()
    await mint?.close()
  })

  const health = async (url: string) => {
    const response = await fetch(`${url}/health`)
    return [response.status, await response.json()] as const
  }
  const until = async (url: string, status: string) => {
    for (const end = Date.now() + 20_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 200))) if ((await health(url))[1].status === status) return health(url)
    return health(url)
  }
  const query = '{ cityStatus { deployment } }'

  test('a process that has keys is degraded and answers, one that has none says it cannot tell', async () => {
    const token = mintToken(mint)
    expect(await ask(doors.direct.city, query, token)).toMatchObject({ data: { cityStatus: { deployment: 'city-office' } }, refused: [] })
    expect(await until(doors.direct.city, 'ok')).toEqual([200, expect.objectContaining({ issuer: { answers: true, since: null, keys: expect.any(Number) } })])
    await mint.leave()
    expect(await until(doors.direct.city, 'degraded')).toEqual([200, expect.objectContaining({ status: 'degraded', issuer: { answers: false, since: expect.stringMatching(/^\d{4}-/), keys: expect.any(Number) } })])
    expect(await ask(doors.direct.city, query, token)).toMatchObject({ data: { cityStatus: { deployment: 'city-office' } } })
    expect(await ask(doors.gateway, query, token)).toMatchObject({ data: { cityStatus: { deployment: 'city-office' } } })
    const fresh = await openCoordinationOffice({ realm: mint, kind: 'keycloak' })
    const url = `http://127.0.0.1:${fresh.served.port}`
    try {
      expect((await ask(url, '{ coordinationStatus { officeTime } }', token)).refused).toEqual(['issuer-away'])
      expect(await health(url)).toEqual([200, expect.objectContaining({ status: 'degraded', issuer: expect.objectContaining({ answers: false, keys: 0 }) })])
      await mint.comeBack()
      expect(await until(doors.direct.city, 'ok')).toEqual([200, expect.objectContaining({ status: 'ok' })])
      expect((await ask(url, '{ coordinationStatus { officeTime } }', token)).refused).toEqual([])
    } finally {
      await fresh.close()
    }
  }, 90_000)

  test('a key that Keycloak begins to sign with is taken up by every process without a restart', async () => {
    await mint.rotate()
    const token = mintToken(mint)
    expect(await ask(doors.direct.city, query, token)).toMatchObject({ data: { cityStatus: { deployment: 'city-office' } } })
    expect(await ask(doors.gateway, query, token)).toMatchObject({ data: { cityStatus: { deployment: 'city-office' } } })
  })
}
