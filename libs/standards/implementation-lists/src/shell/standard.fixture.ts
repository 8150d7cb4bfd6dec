import { canonicalText, hashText, sha256 } from '@tongban/contracts'
import type { StandardsMessage } from '@tongban/exchange'
import type { PublishedStandard } from '../core/judge-standard.js'

/** For specs: versions of a shop-sign item as the city office publishes them. */
export const content: PublishedStandard['content'] = {
  names: { zh: '户外招牌设置审批', en: 'Approval of an outdoor shop sign' },
  kind: 'promised',
  department: 'cg',
  tiers: ['DISTRICT', 'STREET'],
  statutoryLimit: { days: 20, unit: 'wd' },
  promisedLimit: { days: 5, unit: 'wd' },
  materials: [{ code: 'application-form', names: { zh: '申请表', en: 'Application form' }, required: true, copies: 1, form: 'original' }],
  conditions: [],
  fees: [],
  results: [],
  onlineDepth: 2,
  form: null,
  basis: '《城市市容和环境卫生管理条例》',
}

export function standard(code: string, version: number, effectiveFrom: string, change: Partial<PublishedStandard['content']> = {}): StandardsMessage & { body: PublishedStandard } {
  const said = { ...content, ...change }
  const body: PublishedStandard = {
    code, version, effectiveFrom, contentHash: hashText(sha256(canonicalText(said))), publishedAt: '2015-06-30T01:00:00.000Z', content: said,
  }
  return { key: `item:${code}:${version}`, type: 'standards.catalogue-item-published.v1', body, hash: sha256(canonicalText(body)), signedBy: 'city-1' }
}

export const officeTime = (offsetMs: number, setAt: string): StandardsMessage => {
  const body = { offsetMs, setAt, setBy: 'operator' }
  return { key: 'office-time', type: 'standards.office-time-set.v1', body, hash: sha256(canonicalText(body)), signedBy: 'city-1' }
}
