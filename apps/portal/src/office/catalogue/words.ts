import type { Difference, Draft } from './queries.js'
import type { Localized } from '../route.js'

export const kinds = {
  INSTANT: { zh: '即办件', en: 'Instant' },
  PROMISED: { zh: '承诺件', en: 'Promised' },
} as const satisfies Record<Draft['kind'], Localized>

export const tiers = {
  CITY: { zh: '市级', en: 'City' },
  DISTRICT: { zh: '区级', en: 'District' },
  STREET: { zh: '街（镇）级', en: 'Street' },
} as const satisfies Record<Draft['tiers'][number], Localized>

export const units = {
  WORKING_DAYS: { zh: '工作日', en: 'working days' },
  CALENDAR_DAYS: { zh: '自然日', en: 'calendar days' },
} as const satisfies Record<Draft['promisedLimit']['unit'], Localized>

export const forms = {
  ORIGINAL: { zh: '原件', en: 'Original' },
  COPY: { zh: '复印件', en: 'Copy' },
  VERIFIED_COPY: { zh: '复印件（核对原件）', en: 'Copy, verified' },
  ORIGINAL_AND_COPY: { zh: '原件及复印件', en: 'Original and copy' },
  ELECTRONIC: { zh: '电子件', en: 'Electronic' },
} as const satisfies Record<Draft['materials'][number]['form'], Localized>

export const depths: Record<number, Localized> = {
  1: { zh: '网上查询', en: 'Information online' },
  2: { zh: '网上申请', en: 'Application online' },
  3: { zh: '网上受理', en: 'Acceptance online' },
  4: { zh: '全程网办', en: 'All of it online' },
}

export const fields = {
  NAMES: { zh: '事项名称', en: 'Name' },
  KIND: { zh: '办件类型', en: 'Kind' },
  DEPARTMENT: { zh: '实施部门', en: 'Department' },
  TIERS: { zh: '行使层级', en: 'Tiers' },
  STATUTORY_LIMIT: { zh: '法定时限', en: 'Statutory limit' },
  PROMISED_LIMIT: { zh: '承诺时限', en: 'Promised limit' },
  MATERIALS: { zh: '申请材料', en: 'Materials' },
  CONDITIONS: { zh: '办理条件', en: 'Conditions' },
  FEES: { zh: '收费', en: 'Fees' },
  RESULTS: { zh: '办理结果', en: 'Results' },
  ONLINE_DEPTH: { zh: '网办深度', en: 'Online depth' },
  FORM: { zh: '申请表单', en: 'Form' },
  BASIS: { zh: '设定依据', en: 'Legal basis' },
} as const satisfies Record<Difference['field'], Localized>

export const parts: Record<string, Localized> = {
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
  days: { zh: '天数', en: 'days' },
  unit: { zh: '计时单位', en: 'unit' },
  required: { zh: '是否必交', en: 'whether required' },
  copies: { zh: '份数', en: 'copies' },
  form: { zh: '形式', en: 'form' },
  fen: { zh: '金额', en: 'amount' },
  basis: { zh: '收费依据', en: 'basis' },
  order: { zh: '排列顺序', en: 'order' },
}
