import { randomUUID } from 'node:crypto'
import { declaredTables, type Schema, type StatementRunner } from '@tongban/database'
import type { DynamicModule } from '@nestjs/common'
import { listen, type ProcessConfig, type Served } from '@tongban/service'
import type { TestDatabase } from '@tongban/testing'
import { openRunner, writtenIn } from './written.js'

/** What came back over HTTP. */
export interface Answer {
  status: number
  text: string
  data: any
  errors: { message: string; extensions?: { code?: string; refused?: string; messageZh?: string } }[]
}

export interface ServedGraph {
  served: Served
  ask(token: string | null, query: string, variables?: object): Promise<Answer>
  /** Everything that a command could have written, as one text: row counts and contents by table. Equal texts mean that nothing was. */
  written(): Promise<string>
  admin: StatementRunner
  close(): Promise<void>
}

/** One subgraph over HTTP on a free port, with its tables watched. */
export async function serveGraph(module: DynamicModule, config: ProcessConfig, db: TestDatabase, schemas: readonly Schema[]): Promise<ServedGraph> {
  const served = await listen(module, config)
  const watched = [...declaredTables(schemas)].filter(([, cls]) => cls !== 'reference').map(([table]) => table).sort()
  const looking = await openRunner(db.urls.admin)
  return {
    served,
    admin: looking.runner,
    async ask(token, query, variables = {}) {
      const response = await fetch(`http://127.0.0.1:${served.port}/graphql`, {
        method: 'POST', headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }, body: JSON.stringify({ query, variables }),
      })
      const text = await response.text()
      const { data = null, errors = [] } = JSON.parse(text) as Partial<Answer>
      return { status: response.status, text, data, errors }
    },
    written: () => writtenIn(looking.runner, watched),
    async close() {
      await served.close()
      await looking.close()
      await db.close()
    },
  }
}

export const newId = randomUUID
