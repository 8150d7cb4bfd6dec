import type { Database } from '@tongban/database'
import type { Directory } from '@tongban/directory'
import type { Exchange } from '@tongban/exchange'
import { ImplementationLists } from '@tongban/implementation-lists'
import { SystemOfficeClock } from '@tongban/kernel'
import { identityKeys } from '@tongban/cases'
import { listen, parseConfig } from '@tongban/service'
import { centreGraph } from './centre-graph.js'

/** The subgraph's schema as text, for schemas/graphql/centre.graphql. Asks the graph alone: nothing behind it is opened. */
export async function centreSdl(): Promise<string> {
  const config = parseConfig({
    deployment: 'schema', kind: 'centre', port: 0, issuer: { url: 'http://127.0.0.1:1/realms/tongban' }, dataDir: '.', logLevel: 'silent', development: true,
  })
  const database = {} as Database
  const key = Buffer.alloc(32).toString('base64')
  const graph = centreGraph({
    database, plumbing: database, directory: {} as Directory, exchange: {} as Exchange, clock: new SystemOfficeClock(), lists: new ImplementationLists(database),
    keys: identityKeys({ dataKey: key, federationKey: key }), wake: () => undefined,
  }, config)
  const { port, close } = await listen(graph, config)
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: '{ _service { sdl } }' }),
    })
    const { data } = await answer.json() as { data: { _service: { sdl: string } } }
    return `${data._service.sdl.trim()}\n`
  } finally {
    await close()
  }
}
