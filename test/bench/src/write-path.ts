import { casesSchema } from '@tongban/cases'
import { Database } from '@tongban/database'
import { Directory, directorySchema, importDirectory } from '@tongban/directory'
import { exchangeSchema } from '@tongban/exchange'
import { implementationListsSchema } from '@tongban/implementation-lists'
import { isRefusal, type Refusal } from '@tongban/kernel'
import { actScript } from './act-script.js'
import { demoCity } from './city.js'
import { type Cleanup, withCleanup } from './cleanup.js'
import { ACTS, Counter, putItemInForce, takeCasesFor } from './counter.js'
import { findPgbench, runPgbench } from './pgbench.js'
import { resultOf, type BenchOptions, type Result, type Turn } from './result.js'
import { analyse, BenchServer, type BenchUrls } from './server.js'

const CENTRE = 'hzcg'
/** A process has at most six connections; pgbench gets as many. */
export const CLIENTS = 6

/** A case from the application to the conclusion through the domain's shell, against pgbench with the very statements that the shell sends. */
export async function writePath(options: BenchOptions): Promise<Result[] | Refusal> {
  const file = findPgbench()
  if (isRefusal(file)) return file
  return withCleanup(async (cleanup) => {
    options.say('starting PostgreSQL and filling the directory')
    const server = await BenchServer.open(cleanup)
    const urls = await server.database('office', [directorySchema, exchangeSchema, implementationListsSchema, casesSchema])
    await importDirectory(urls.owner, demoCity)
    const app = await Database.open({ url: urls.app, name: 'tongban bench', max: CLIENTS })
    cleanup.add(() => app.close())
    const turns = await measureActs({ ...options, app, urls, file, cleanup })
    return [resultOf(`a case from application to conclusion: ${ACTS} acts, ${CLIENTS} at a time`, 'acts/s', turns)]
  })
}

export interface ActsMeasured extends BenchOptions {
  app: Database
  urls: BenchUrls
  file: string
  cleanup: Cleanup
}

/** Ours and pgbench in turns on the same tables. */
export async function measureActs({ app, urls, file, cleanup, seconds, rounds, say }: ActsMeasured): Promise<Turn[]> {
  const directory = await Directory.open(app)
  await putItemInForce(app, [CENTRE])
  const script = await actScript(app, directory, CENTRE)
  const counter = new Counter(app, directory)
  const ours = (length: number) => takeCasesFor(counter, [CENTRE], CLIENTS, length)
  const limit = async () => ACTS * await runPgbench({ file, url: urls.app, centres: CENTRE, clients: CLIENTS, seconds, cleanup }, script)
  // A process serves for weeks: what V8 compiles in its first seconds is not what is measured.
  await ours(seconds * 2)
  await analyse(urls.admin)
  const turns: Turn[] = []
  for (let round = 1; round <= rounds; round++) {
    const turn = { ours: await ours(seconds), limit: await limit() }
    turns.push(turn)
    say(`acts, round ${round} of ${rounds}: ours ${Math.round(turn.ours)}/s, pgbench ${Math.round(turn.limit)}/s`)
  }
  return turns
}
