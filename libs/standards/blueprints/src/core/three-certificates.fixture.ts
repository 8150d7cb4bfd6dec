import { readFileSync } from 'node:fs'
import type { BlueprintContent, BlueprintEdge, BlueprintNode, BlueprintRules } from './blueprint.js'
import type { CheckContext, KnownItem } from './check/check-blueprint.js'
import { day } from '@tongban/kernel'

/** For specs: the two versions as the demo city publishes them. */
const read = (version: number) =>
  JSON.parse(readFileSync(new URL(`../../../../../deploy/demo/blueprints/three-certificates.v${version}.json`, import.meta.url), 'utf8')) as { content: BlueprintContent }

export const threeCertificates: BlueprintContent = read(1).content
export const oneLicence: BlueprintContent = read(2).content

/** A decision of one working day at the district's department gs that asks for nothing, unless said otherwise. */
export const node = (id: string, change: Partial<BlueprintNode> = {}): BlueprintNode => ({
  id, kind: 'decision', names: { zh: `环节${id}`, en: `Node ${id}` }, item: 'gs-003', department: 'gs', tier: 'DISTRICT', limit: { days: 1, unit: 'wd' },
  materials: [], deemedConsent: null, ...change,
})

/** "A>B" is hard, "A~B" soft. */
export const edge = (text: string): BlueprintEdge => {
  const [from, to] = text.split(/[>~]/) as [string, string]
  return { from, to, kind: text.includes('~') ? 'soft' : 'hard', when: null }
}

export const edgeWhen = (from: string, to: string, on: string, is: NonNullable<BlueprintEdge['when']>['is']): BlueprintEdge =>
  ({ from, to, kind: 'conditional', when: { node: on, is } })

export const rules: BlueprintRules = { awayAfterHours: 4, officeHours: ['09:00-12:00', '13:00-17:00'], supplementPause: null }

export const blueprint = (nodes: BlueprintNode[], edges: (string | BlueprintEdge)[]): BlueprintContent => ({
  names: { zh: '方案', en: 'Blueprint' }, lead: 'gs', nodes, edges: edges.map((each) => (typeof each === 'string' ? edge(each) : each)), documents: [], basis: '《行政许可法》第二十六条', rules,
})

const items: Record<string, KnownItem> = {
  'gs-001': { department: 'gs', tiers: ['CITY', 'DISTRICT'], materials: ['application-form', 'shareholders', 'authorisation'], results: ['name-approval'] },
  'gs-003': {
    department: 'gs', tiers: ['CITY', 'DISTRICT'], results: ['business-licence'],
    materials: ['establishment-registration', 'name-approval', 'articles', 'shareholders', 'shareholders-resolution', 'capital-contributions', 'appointments', 'identity-document', 'authorisation'],
  },
  'zj-001': { department: 'zj', tiers: ['CITY', 'DISTRICT'], materials: ['application-form', 'business-licence', 'legal-representative-id'], results: ['organisation-code-certificate'] },
  'gsj-001': { department: 'gsj', tiers: ['CITY', 'DISTRICT'], materials: ['application-form', 'premises-proof', 'accounting-system'], results: ['tax-registration'] },
  'ds-001': { department: 'ds', tiers: ['CITY', 'DISTRICT'], materials: ['application-form', 'accounting-system'], results: ['tax-registration'] },
}

/** Departments of city and district hold the powers over their items since 2004; 440103 has no centre yet, but the city has power there. */
export const context: CheckContext = {
  on: day('2015-06-30'),
  items: new Map(Object.entries(items)),
  departments: ['gs', 'zj', 'gsj', 'ds'],
  regions: ['440105', '440105001', '440103'],
  powers: (item, division, on) => on < day('2004-01-01') ? [] : ['440105', '4401']
    .filter((region) => division.startsWith(region))
    .map((region) => ({ region, department: item.split('-')[0]! })),
}
