import { Controller, Get, Module } from '@nestjs/common'
import { CodeFlowClient, startIssuer, type Issuer } from '@tongban/identity'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Allow, AllowAnyone, listen, parseConfig, subgraph, type Served } from '../index.js'
import { ReceptionModule } from './reception.fixture.js'

@Controller('exports')
class ExportsController {
  @Allow('supervisor')
  @Get('month')
  month(): object { return { cases: 3 } }

  @AllowAnyone('a page for everybody')
  @Get('about')
  about(): object { return { name: 'Tongban' } }
}
@Module({ imports: [ReceptionModule], controllers: [ExportsController] })
class WholeModule {}

const folder = mkdtempSync(path.join(tmpdir(), 'tongban-login-'))
const tokens: Record<string, string> = {}
let issuer: Issuer
let served: Served
const open = async (url: string): Promise<Served> => {
  const config = parseConfig({ deployment: 'haizhu', kind: 'centre', port: 0, issuer: { url }, dataDir: folder, logLevel: 'silent' })
  return listen(subgraph({ name: 'centre', imports: [WholeModule], issuer: config.issuer, development: false }), config)
}
beforeAll(async () => {
  writeFileSync(path.join(folder, 'accounts.json'), JSON.stringify([
    { username: 'hz.clerk', roles: ['centre-clerk'], centres: ['hz'] }, { username: 'th.clerk', roles: ['centre-clerk'], centres: ['th'] }, { username: 'gz.supervisor', roles: ['supervisor'], centres: ['gz'] },
  ]))
  issuer = await startIssuer({ port: 0, accountsFile: path.join(folder, 'accounts.json'), passwordsFile: path.join(folder, 'passwords.json'), keysDir: folder })
  const passwords: Record<string, string> = JSON.parse(readFileSync(path.join(folder, 'passwords.json'), 'utf8'))
  for (const [username, password] of Object.entries(passwords)) tokens[username] = (await new CodeFlowClient().login({ issuer: issuer.url, username, password })).accessToken
  served = await open(issuer.url)
})
afterAll(async () => {
  await served.close()
  await issuer.close()
  rmSync(folder, { recursive: true })
})

const get = async (route: string, who?: string, at = served) => {
  const response = await fetch(`http://127.0.0.1:${at.port}${route}`, { headers: who ? { authorization: `Bearer ${tokens[who]}` } : {} })
  return [response.status, await response.json()]
}
const paper = async (who: string, centreId: string, at = served): Promise<any> => {
  const response = await fetch(`http://127.0.0.1:${at.port}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens[who]}` }, body: JSON.stringify({ query: `{ paper(centreId: "${centreId}", id: "1") { __typename } }` }),
  })
  const { data, errors } = await response.json() as any
  return data?.paper?.__typename ?? errors[0].extensions.code
}

test('a person logged in by code flow sees the papers of the own centre; elsewhere there is none', async () => {
  expect([await paper('hz.clerk', 'hz'), await paper('hz.clerk', 'th'), await paper('th.clerk', 'th'), await paper('gz.supervisor', 'hz')]).toEqual(['Paper', 'NoSuchEntry', 'Paper', 'NoSuchEntry'])
})

test('plain routes stand under the same rules, answered by HTTP\'s own numbers', async () => {
  expect(await get('/exports/about')).toEqual([200, { name: 'Tongban' }])
  expect(await get('/exports/month', 'gz.supervisor')).toEqual([200, { cases: 3 }])
  expect(await get('/exports/month')).toEqual([401, expect.objectContaining({ message: 'This needs a person who is logged in; log in and send it again.' })])
  expect((await get('/exports/month', 'hz.clerk'))[0]).toBe(403)
})

test('while the issuer is away who came before is known still, and a process that has no keys yet says so', async () => {
  await issuer.close()
  const fresh = await open(issuer.url)
  expect([await paper('hz.clerk', 'hz'), await paper('hz.clerk', 'hz', fresh)]).toEqual(['Paper', 'IDENTITY_UNAVAILABLE'])
  expect((await get('/exports/month', 'gz.supervisor', fresh))[0]).toBe(503)
  await fresh.close()
})
