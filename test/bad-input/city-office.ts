import { blueprintsSchema } from '@tongban/blueprints'
import { catalogueSchema, OfficeTime } from '@tongban/catalogue'
import { directorySchema } from '@tongban/directory'
import { exchangeSchema } from '@tongban/exchange'
import { ledgerSchema } from '@tongban/ledger'
import { parseConfig, type Role } from '@tongban/service'
import { fixedClock, openFixtureCity, testDatabase } from '@tongban/testing'
import { cityGraph } from '../../apps/city-office/src/city-graph.js'
import { openIdleExchange } from './idle-exchange.js'
import { openMint } from './mint.js'
import { newId, serveGraph } from './served-graph.js'

const schemas = [directorySchema, exchangeSchema, catalogueSchema, blueprintsSchema, ledgerSchema]
const who: Record<string, [Role[], string[]]> = {
  'city.standards': [['city-standards'], ['gz']], 'city.colleague': [['city-standards'], ['gz']], operator: [['operator'], []], 'city.supervisor': [['supervisor'], ['gz']], 'hz.supervisor': [['supervisor'], ['hz']],
}

/** The city office's process as it is wired, without its relay, at simulated time. */
export async function openCityOffice(given?: Parameters<typeof openMint>[0]) {
  const db = await testDatabase({ schemas })
  const clock = fixedClock('2015-06-30T01:00:00Z')
  const directory = await openFixtureCity(db)
  const mint = await openMint(given)
  const officeTime = new OfficeTime(db.app, true)
  const config = parseConfig({ deployment: 'city-office', kind: 'city-office', port: 0, issuer: mint.issuer, dataDir: '.', logLevel: 'silent', ledger: { owner: 'gz', topics: [] } })
  const idle = await openIdleExchange(db, directory, clock, 'city-office', ['city'])
  const graph = await serveGraph(cityGraph({ database: db.app, plumbing: db.plumbing, exchange: idle.exchange, directory, clock, officeTime, wake: () => {} }, config), config, db, schemas)
  const tokens = new Map<string, Promise<string>>()
  const token = (name: string): Promise<string> => {
    const [roles, centres] = who[name]!
    const made = tokens.get(name) ?? mint.token(name, roles, centres)
    tokens.set(name, made)
    return made
  }
  return {
    ...graph,
    mint,
    ask: async (name: string | null, query: string, variables: object = {}) => graph.ask(name === null ? null : await token(name), query, variables),
    close: async () => {
      await graph.close()
      await idle.close()
      await mint.close()
    },
  }
}

export type CityOffice = Awaited<ReturnType<typeof openCityOffice>>

/** What a version of an item says, with every field that the schema has. */
export const content = () => ({
  names: { zh: '户外招牌设置许可', en: 'Permit for an outdoor sign' }, kind: 'PROMISED', department: 'cg', tiers: ['DISTRICT', 'STREET'],
  statutoryLimit: { days: 20, unit: 'WORKING_DAYS' }, promisedLimit: { days: 5, unit: 'WORKING_DAYS' },
  materials: [{ code: 'form', names: { zh: '申请表', en: 'Application form' }, required: true, copies: 1, form: 'ORIGINAL' }],
  conditions: [{ zh: '符合规划', en: 'In line with the plan' }],
  fees: [{ names: { zh: '工本费', en: 'Fee' }, fen: '1000', basis: '《收费目录》' }],
  results: [{ code: 'permit', names: { zh: '许可证', en: 'Permit' } }],
  onlineDepth: 3, form: '{"type":"object"}', basis: '《市容环境卫生管理规定》第十条',
})

/** A decision and an issue on an item of the catalogue, as text. */
export const blueprintContent = (item: string, basis = '《市容环境卫生管理规定》第十条'): string => {
  const node = (id: string, kind: string) => ({ id, kind, names: { zh: '环节', en: 'Node' }, item, department: 'cg', tier: null, limit: { days: 1, unit: 'wd' }, materials: [], deemedConsent: null })
  return JSON.stringify({ names: { zh: '联办', en: 'Joint' }, lead: 'cg', nodes: [node('A', 'decision'), node('E', 'issue')], edges: [{ from: 'A', to: 'E', kind: 'hard', when: null }], documents: [], basis, rules: { awayAfterHours: 4, officeHours: ['09:00-12:00', '13:00-17:00'], supplementPause: null } })
}

export const command = () => ({ commandId: newId(), expectedVersion: null })
