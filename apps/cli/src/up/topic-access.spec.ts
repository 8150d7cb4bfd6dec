import { readFileSync } from 'node:fs'
import path from 'node:path'
import { DEPLOYMENTS } from './federation.js'
import { PUBLISHERS, topicAccess } from './topic-access.js'

test('the demo city\'s sources are those of its directory', () => {
  const city = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../../../deploy/demo/city.json'), 'utf8')) as { sources: { id: string }[] }
  const byId = (sources: readonly { id: string }[]) => [...sources].sort((a, b) => (a.id < b.id ? -1 : 1))
  expect(byId(PUBLISHERS)).toEqual(byId(city.sources).map((source) => ({ ...source, from: undefined })))
})

test('each ledger reads what its deployment is told to read', () => {
  for (const deployment of DEPLOYMENTS) expect(topicAccess(deployment).read).toEqual(expect.arrayContaining(deployment.ledger?.topics ?? []))
})
