import type { DynamicModule } from '@nestjs/common'
import { parseConfig } from '../config/load-config.js'
import type { ProcessConfig } from '../config/process-config.js'
import { accessMatrix, type AccessRow } from '../rules/access-matrix.js'
import { listen } from './serve.js'

export interface SubgraphDescription {
  /** For schemas/graphql/<name>.graphql. */
  sdl: string
  /** For docs/access/<name>.md. */
  access: string
}

/** A subgraph's schema and its table of access, as texts to commit. `graphOf` makes the graph over nothing: none of what stands behind it is opened. */
export async function describeSubgraph(name: string, kind: ProcessConfig['kind'], graphOf: (config: ProcessConfig) => DynamicModule): Promise<SubgraphDescription> {
  const config = parseConfig({ deployment: 'schema', kind, port: 0, issuer: { url: 'http://127.0.0.1:1/realms/tongban' }, dataDir: '.', logLevel: 'silent', development: true })
  const { app, port, close } = await listen(graphOf(config), config)
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: '{ _service { sdl } }' }),
    })
    const { data } = (await answer.json()) as { data: { _service: { sdl: string } } }
    return { sdl: `${data._service.sdl.trim()}\n`, access: tableOf(name, accessMatrix(app, name)) }
  } finally {
    await close()
  }
}

const tableOf = (name: string, rows: AccessRow[]): string => [
  `# Who may ask the subgraph \`${name}\``,
  '',
  'Made from the rules on the operations; a row that is missing here has no rule, and the process would not start.',
  '',
  '| operation | roles |',
  '|---|---|',
  ...rows.map(({ operation, roles }) => `| ${operation} | ${roles} |`),
  '',
].join('\n')
