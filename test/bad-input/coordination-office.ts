import { Approvals, approvalsSchema, CentreDesk, COORDINATION } from '@tongban/approvals'
import { BlueprintIntake, Blueprints, blueprintsReaderSchema, contentHashOf, type BlueprintContent } from '@tongban/blueprints'
import { canonicalText, sha256, type EventType } from '@tongban/contracts'
import { directorySchema } from '@tongban/directory'
import { exchangeSchema, type LedgerRow } from '@tongban/exchange'
import { implementationListsSchema } from '@tongban/implementation-lists'
import { parseConfig, type Role } from '@tongban/service'
import { fixedClock, openFixtureCity, testDatabase } from '@tongban/testing'
import { v7 } from 'uuid'
import { coordinationGraph } from '../../apps/coordination/src/coordination-graph.js'
import { openIdleExchange } from './idle-exchange.js'
import { openMint } from './mint.js'
import { serveGraph } from './served-graph.js'

const schemas = [directorySchema, exchangeSchema, implementationListsSchema, blueprintsReaderSchema, approvalsSchema]
const who: Record<string, [Role[], string[], string?]> = {
  coordinator: [['coordinator'], ['gz'], 'gs'], 'coordinator.colleague': [['coordinator'], ['gz'], 'gs'], 'coordinator.zj': [['coordinator'], ['gz'], 'zj'], supervisor: [['supervisor'], ['gz']], operator: [['operator'], []], clerk: [['centre-clerk'], ['hzcg']],
}

/** A district gives its opinion, which is its own by law, and decides by a power that the city delegated; one paper. Enough for every act there is. */
export const content = (): BlueprintContent => {
  const node = (id: string, kind: 'decision' | 'opinion', item = 'gs-003') => ({
    id, kind, names: { zh: '环节', en: 'Node' }, item, department: 'gs', tier: 'DISTRICT' as const, limit: { days: 2, unit: 'wd' as const },
    materials: [{ code: 'articles', subject: 'company', variant: null, form: 'original' as const }], deemedConsent: null,
  })
  return {
    names: { zh: '联办', en: 'Joint' }, lead: 'gs', nodes: [node('A', 'decision'), node('O', 'opinion', 'gs-002'), { ...node('E', 'decision'), kind: 'issue', materials: [] }],
    edges: [{ from: 'A', to: 'E', kind: 'hard', when: null }, { from: 'O', to: 'E', kind: 'hard', when: null }], documents: [{ code: 'articles', subject: 'company', variant: null, names: { zh: '章程', en: 'Articles' }, eLicence: null }],
    basis: '《市场主体登记管理条例》', rules: { awayAfterHours: 4, officeHours: ['09:00-12:00', '13:00-17:00'], supplementPause: null },
  }
}

/** Coordination's process as it is wired, without its relay and its timers, at a clock that stands still. */
export async function openCoordinationOffice(given?: Parameters<typeof openMint>[0]) {
  const db = await testDatabase({ schemas })
  const clock = fixedClock('2015-06-30T01:00:00Z')
  const mint = await openMint(given)
  const directory = await openFixtureCity(db)
  const idle = await openIdleExchange(db, directory, clock, 'coordination', [COORDINATION])
  const office = { database: db.app, directory, clock, blueprints: new Blueprints(db.app), wake: () => {} }
  const approvals = new Approvals(office)
  const desk = new CentreDesk(approvals, office)
  const config = parseConfig({ deployment: 'coordination', kind: 'coordination', port: 0, issuer: mint.issuer, dataDir: '.', logLevel: 'silent' })
  const graph = await serveGraph(coordinationGraph({ database: db.app, directory, clock, approvals, exchange: idle.exchange, desk }, config), config, db, schemas)
  const body = { code: 'opinions', version: 1, effectiveFrom: '2015-06-01', contentHash: contentHashOf(content()), publishedAt: '2015-05-01T00:00:00.000Z', content: content(), layout: { width: 1, height: 1, nodes: [] } }
  await db.plumbing.inPlumbing((tx) => new BlueprintIntake().apply(tx, [{ key: 'blueprint:opinions:1', type: 'standards.blueprint-published.v1', body, hash: sha256(canonicalText(body)), signedBy: 'city' } as never]))
  const tokens = new Map<string, Promise<string>>()
  const token = (name: string): Promise<string> => {
    const made = tokens.get(name) ?? mint.token(name, ...who[name]!)
    tokens.set(name, made)
    return made
  }
  let seq = 0
  return {
    ...graph,
    mint,
    ask: async (name: string | null, query: string, variables: object = {}) => graph.ask(name === null ? null : await token(name), query, variables),
    /** A centre tells something of a job; the command it is known by. */
    async tell(source: string, type: EventType, jobId: string, more: Record<string, unknown>): Promise<string> {
      const commandId = v7()
      const told = { jobId, commandId, occurredAt: clock.now().toISOString(), ...more }
      const node = more['node'] as string | undefined
      const row: LedgerRow = {
        owner: COORDINATION, source, topic: `tb.${COORDINATION}.inbox`, seq: ++seq, type, occurredAt: clock.now(), body: told, hash: sha256(canonicalText(told)),
        aggregateType: node ? 'task' : 'job', aggregateId: node ? `${jobId}:${node}` : jobId, aggregateVersion: 1,
      }
      await db.plumbing.inPlumbing((tx) => desk.apply(tx, COORDINATION, [row]), [COORDINATION])
      return commandId
    },
    close: async () => {
      await graph.close()
      await idle.close()
      await mint.close()
    },
  }
}

export type CoordinationOffice = Awaited<ReturnType<typeof openCoordinationOffice>>
