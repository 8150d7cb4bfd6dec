import { approvalsSchema, COORDINATION, type ApprovalsOffice } from '@tongban/approvals'
import { Blueprints, blueprintsReaderSchema } from '@tongban/blueprints'
import { Database, type Statement } from '@tongban/database'
import { Directory, directorySchema, importDirectory } from '@tongban/directory'
import { exchangeSchema } from '@tongban/exchange'
import { SystemOfficeClock } from '@tongban/kernel'
import { demoCity } from '../city.js'
import type { Cleanup } from '../cleanup.js'
import type { Turn } from '../result.js'
import type { BenchServer } from '../server.js'
import { CLIENTS } from '../write-path.js'
import { BareProbe } from './bare.js'
import { DECISIONS, Desk } from './desk.js'
import { publishGraph } from './graph.js'
import { loadOpenJobs } from './open-jobs.js'

/** Office time begins here: a morning on which the demo's powers are in force. */
const MORNING = Date.parse('2015-06-30T01:00:00Z')
/** So many jobs of a turn are kept to be sent again. */
const KEPT = 400

/** Coordination in a database of its own with so many open jobs, beside which new ones are worked. */
export class BenchCoordination {
  private constructor(readonly openJobs: number, private readonly desks: readonly Desk[], private readonly bare: BareProbe) {}

  static async open(server: BenchServer, openJobs: number, say: (text: string) => void, cleanup: Cleanup): Promise<BenchCoordination> {
    const urls = await server.database(`joint_${openJobs}`, [directorySchema, exchangeSchema, blueprintsReaderSchema, approvalsSchema])
    await importDirectory(urls.owner, demoCity)
    const plumbing = await Database.open({ url: urls.plumbing, name: 'tongban bench', role: 'plumbing' })
    await publishGraph(plumbing).finally(() => plumbing.close())
    const database = await Database.open({ url: urls.app, name: 'tongban bench', max: CLIENTS })
    cleanup.add(() => database.close())
    const offset = MORNING - Date.now()
    const clock = new SystemOfficeClock(() => offset)
    const office: ApprovalsOffice = { database, directory: await Directory.open(database), clock, blueprints: new Blueprints(database), wake: () => undefined }
    const desks = Array.from({ length: CLIENTS }, () => new Desk(office))
    const beside: string[] = []
    for (let decided = 0; decided < Math.min(openJobs, DECISIONS); decided++) beside.push(await desks[0]!.openJob(decided))
    await loadOpenJobs(urls, beside, openJobs, say)
    const bare = await BareProbe.open(urls.app, COORDINATION, CLIENTS)
    cleanup.add(() => bare.close())
    return new BenchCoordination(openJobs, desks, bare)
  }

  /** New jobs from the submission to the grant for that long, six at a time; then the statements of these jobs again, bare. Both in jobs a second. */
  async turn(seconds: number): Promise<Turn> {
    const kept: Statement[][] = []
    let jobs = 0
    const start = performance.now()
    await Promise.all(this.desks.map(async (desk) => {
      do {
        const tape = await desk.takeJob()
        jobs++
        if (kept.length < KEPT) kept.push(tape)
      } while (performance.now() - start < seconds * 1000)
    }))
    const ours = (jobs * 1000) / (performance.now() - start)
    return { ours, limit: (kept.length * 1000) / await this.bare.send(kept) }
  }
}
