import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Blueprints, blueprintsReaderSchema } from '@tongban/blueprints'
import { casesSchema, identityKeys, taskInbox } from '@tongban/cases'
import { canonicalText, sha256, type EventBodies } from '@tongban/contracts'
import { directorySchema } from '@tongban/directory'
import { exchangeSchema } from '@tongban/exchange'
import { ImplementationLists, implementationListsSchema } from '@tongban/implementation-lists'
import { ledgerSchema } from '@tongban/ledger'
import { parseConfig, type Role } from '@tongban/service'
import { submissionsSchema } from '@tongban/submissions'
import { fixedClock, openFixtureCity, testDatabase } from '@tongban/testing'
import { centreGraph } from '../../apps/centre/src/centre-graph.js'
import { openMint } from './mint.js'
import { openIdleExchange } from './idle-exchange.js'
import { newId, serveGraph } from './served-graph.js'

const schemas = [directorySchema, exchangeSchema, implementationListsSchema, blueprintsReaderSchema, casesSchema, submissionsSchema, ledgerSchema]
const rolesOf: Record<string, Role[]> = { clerk: ['centre-clerk'], head: ['centre-head'], supervisor: ['supervisor'] }

/** A person nobody is: the division code is unassigned, the check digit (GB 11643) made here. */
export function inventedCitizen(no: number): string {
  const first17 = `99010119${70 + (no % 30)}0307${String(no % 1000).padStart(3, '0')}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  return first17 + '10X98765432'[weights.reduce((sum, weight, i) => sum + weight * Number(first17[i]), 0) % 11]!
}

/** The process of Haizhu's streets as it is wired, without its relay: what an act writes stays where it was written and can be counted. */
export async function openCentreOffice(given?: Parameters<typeof openMint>[0]) {
  const db = await testDatabase({ schemas })
  const clock = fixedClock('2015-05-04T01:00:00Z')
  const directory = await openFixtureCity(db)
  const mint = await openMint(given)
  const keys = identityKeys({ dataKey: randomBytes(32).toString('base64'), federationKey: randomBytes(32).toString('base64') })
  const lists = new ImplementationLists(db.app)
  const idle = await openIdleExchange(db, directory, clock, 'haizhu', [])
  const config = parseConfig({
    deployment: 'haizhu', kind: 'centre', port: 0, issuer: mint.issuer, dataDir: '.', logLevel: 'silent', centres: ['hz', 'hzcg', 'hzxg', 'hzbj'], ledger: { owner: 'hz', topics: [] },
  })
  const parts = { database: db.app, plumbing: db.plumbing, directory, exchange: idle.exchange, clock, keys, lists, blueprints: new Blueprints(db.app), wake: () => {} }
  const graph = await serveGraph(centreGraph(parts, config), config, db, schemas)
  await runItem(graph.admin)
  await holdBlueprint(graph.admin)
  const tokens = new Map<string, Promise<string>>()
  const token = (who: string): Promise<string> => {
    const [centre = '', name = ''] = who.split('.')
    const made = tokens.get(who) ?? mint.token(who, rolesOf[name] ?? ['centre-officer'], [centre])
    tokens.set(who, made)
    return made
  }
  return {
    ...graph,
    clock, token, mint, issuer: mint.issuer.url,
    /** Coordination offers a task to a centre, as its inbox would take it in. Answers with the case. */
    async offer(centreId = 'hzcg'): Promise<string> {
      const body = offerOf()
      const row = { owner: centreId, source: 'coordination', topic: `tb.${centreId}.inbox`, seq: 1, type: 'joint.task-offered.v1' as const, aggregateType: 'task', aggregateId: body.jobId, aggregateVersion: 1, occurredAt: clock.now(), body, hash: Buffer.alloc(32) }
      await db.plumbing.inPlumbing((tx) => taskInbox({ directory, clock }, lists).apply(tx, centreId, [row]), [centreId])
      return (await graph.admin.query<{ id: string }>({ text: 'select id from case_file where job_id = $1', values: [body.jobId] })).rows[0]!.id
    },
    ask: async (who: string | null, query: string, variables: object = {}) => graph.ask(who === null ? null : await token(who), query, variables),
    close: async () => {
      await graph.close()
      await idle.close()
      await mint.close()
    },
  }
}

export type CentreOffice = Awaited<ReturnType<typeof openCentreOffice>>

/** Both streets run gs-002: five working days promised, twenty by law, three papers asked for. */
async function runItem(admin: CentreOffice['admin']): Promise<void> {
  const material = (code: string) => ({ code, names: { zh: code }, required: true, copies: 1, form: 'original' })
  const content = canonicalText({
    names: { zh: '个体工商户设立登记', en: 'Registration of an individual business' }, kind: 'promised', department: 'gs', tiers: ['STREET'],
    statutoryLimit: { days: 20, unit: 'wd' }, promisedLimit: { days: 5, unit: 'wd' }, materials: ['form', 'lease', 'identity'].map(material),
    conditions: [], fees: [], results: [], onlineDepth: 3, form: null, basis: '《个体工商户条例》第八条',
  })
  await admin.query({ text: "insert into standard_item values ('gs-002', 1, '{STREET}', '2015-01-01', $1, $2, '2015-01-01T00:00:00Z')", values: [content, sha256(content)] })
  for (const centre of ['hzcg', 'hzxg'])
    await admin.query({ text: "insert into implementation_item values ($1, 'gs-002', 1, 'gs', 'promised', '2015-01-01', $2, $3, '2015-01-01T00:00:00Z')", values: [centre, content, sha256(content)] })
}

/** 三证合一 as the city publishes it, from the day the tests begin. */
async function holdBlueprint(admin: CentreOffice['admin']): Promise<void> {
  const { content: said } = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../deploy/demo/blueprints/three-certificates.v1.json'), 'utf8'))
  const content = canonicalText(said)
  await admin.query({ text: "insert into standard_blueprint (code, version, effective_from, content, content_hash, layout, published_at) values ('three-certificates', 1, '2015-06-30', $1, $2, '{}', '2015-06-01T00:00:00Z')", values: [content, sha256(content)] })
}

/** A joint job with two of its papers. */
export const jobOf = (centreId = 'hzcg') => ({
  commandId: newId(), centreId, blueprint: 'three-certificates', region: null,
  parties: [{ role: 'APPLICANT', kind: 'PERSON', name: '陈晓明', identityType: 'CITIZEN_NUMBER', identity: inventedCitizen(1) }],
  papers: [{ code: 'articles', subject: 'company', variant: null, form: 'ORIGINAL' }, { code: 'shareholders', subject: 'shareholder', variant: null, form: 'ORIGINAL' }],
})

/** A task of one node with one document, two working days from the day it is offered. */
const offerOf = (): EventBodies['joint.task-offered.v1'] => ({
  jobId: newId(), node: 'A', epoch: 1, blueprint: { code: 'three-certificates', version: 1 }, kind: 'decision', item: 'gs-002', department: 'gs', region: '440105001', receivedBy: 'hzxg',
  limit: { days: 2, unit: 'wd' }, start: '2015-06-30', due: { date: '2015-07-02', provisional: false }, pauses: [], papers: [{ code: 'lease', subject: 'company', variant: null, form: 'copy' }],
  subjectKeys: ['a1'.repeat(32)], subjectKeyVersion: 1, offeredAt: '2015-06-30T01:00:00.000Z',
})

export const application = (papers: readonly string[] = ['form', 'lease', 'identity'], centreId = 'hzcg') => ({
  commandId: newId(), centreId, itemCode: 'gs-002',
  parties: [{ role: 'APPLICANT', kind: 'PERSON', name: '陈晓明', identityType: 'CITIZEN_NUMBER', identity: inventedCitizen(1) }],
  papers: papers.map((code) => ({ code, copies: 1 })),
  origin: { channel: 'WINDOW', system: 'old-desk', externalId: 'A-17' },
})
