import { OfficeTime } from '@tongban/catalogue'
import type { Database } from '@tongban/database'
import type { Directory } from '@tongban/directory'
import { SystemOfficeClock } from '@tongban/kernel'
import { listen, parseConfig } from '@tongban/service'
import { cityGraph } from './city-graph.js'

/** The subgraph's schema as text, for schemas/graphql/city.graphql. Asks the graph alone: nothing behind it is opened. */
export async function citySdl(): Promise<string> {
  const config = parseConfig({
    deployment: 'schema', kind: 'city-office', port: 0, issuer: { url: 'http://127.0.0.1:1/realms/tongban' }, dataDir: '.', logLevel: 'silent', development: true,
  })
  const database = {} as Database
  const graph = cityGraph({
    database, plumbing: database, directory: {} as Directory, clock: new SystemOfficeClock(), officeTime: new OfficeTime(database, false), wake: () => undefined,
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
