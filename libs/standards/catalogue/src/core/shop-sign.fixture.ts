import type { Item, ItemContent, ItemVersion, Knowledge } from './item.js'

/** For specs: a sound item of the urban management department, 20 working days by statute and 5 promised. */
export const shopSign: ItemContent = {
  names: { zh: '户外招牌设置审批', en: 'Approval of an outdoor shop sign' },
  kind: 'promised',
  department: 'cg',
  tiers: ['DISTRICT', 'STREET'],
  statutoryLimit: { days: 20, unit: 'wd' },
  promisedLimit: { days: 5, unit: 'wd' },
  materials: [
    { code: 'application-form', names: { zh: '申请表', en: 'Application form' }, required: true, copies: 1, form: 'original' },
    { code: 'business-licence', names: { zh: '营业执照', en: 'Business licence' }, required: true, copies: 1, form: 'copy' },
  ],
  conditions: [{ zh: '招牌设置在自有或租赁门面', en: 'The sign hangs on premises owned or rented' }],
  fees: [],
  results: [{ code: 'sign-permit', names: { zh: '户外招牌设置许可', en: 'Permit for an outdoor sign' } }],
  onlineDepth: 2,
  form: null,
  basis: '《广东省城市市容和环境卫生管理规定》',
}

export const knowledge: Knowledge = {
  departments: ['cg', 'gs'],
  faultOfForm: (form) => ('type' in form && form.type === 'objekt' ? 'type must be one of the allowed values' : undefined),
}

export const version = (number: number, state: ItemVersion['state'], effectiveFrom: number | null = null): ItemVersion =>
  ({ version: number, state, revision: 1, content: shopSign, effectiveFrom })

export const item = (...versions: ItemVersion[]): Item => ({ code: 'cg-001', versions })
