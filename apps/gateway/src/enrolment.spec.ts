import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { serveGateway } from './fixtures/gateway.fixture.js'
import { serveCentres, serveCity } from './fixtures/serve-graph.fixture.js'
import { settled } from './fixtures/settled.fixture.js'

test('a deployment written into the configuration joins without a restart, one taken out leaves, and a file that is wrong changes nothing', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tongban-enrolment-'))
  const configFile = path.join(folder, 'gateway.json')
  const [city, haizhu, tianhe] = await Promise.all([serveCity(), serveCentres({ hz: [['h1', 1]] }), serveCentres({ th: [['t1', 2]] })])
  const one = { id: 'haizhu', url: haizhu.url, centres: ['hz'] }
  const two = { id: 'tianhe', url: tianhe.url, centres: ['th'] }
  const write = (deployments: object[]) => writeFileSync(configFile, JSON.stringify({
    deployment: 'gateway', kind: 'gateway', port: 0, issuer: { url: 'http://127.0.0.1:9/realms/tongban' }, cityOffice: { url: city.url }, deployments, dataDir: '.',
  }))
  write([one])
  const gateway = await serveGateway({ city: city.url, deployments: [one], configFile })
  const kindOf = async (centreId: string, id: string) =>
    (await gateway.ask('query Q($c: ID!, $id: ID!) { case(centreId: $c, id: $id) { __typename } }', { c: centreId, id })).body.data.case.__typename as string
  try {
    expect(await kindOf('th', 't1')).toBe('CaseNotFound')
    write([one, two])
    expect(await settled(async () => (await kindOf('th', 't1')) === 'Case')).toBe(true)
    writeFileSync(configFile, '{"deployments": [')
    expect(await settled(() => gateway.warnings.some((warning) => 'err' in warning))).toBe(true)
    expect(await kindOf('th', 't1')).toBe('Case')
    write([two])
    expect(await settled(async () => (await kindOf('hz', 'h1')) === 'CaseNotFound')).toBe(true)
    expect(await kindOf('th', 't1')).toBe('Case')
  } finally {
    await gateway.close()
    await Promise.all([city, haizhu, tianhe].map((served) => served.close()))
    rmSync(folder, { recursive: true })
  }
})
