import type { Localized } from '../localized.js'

/** `law`: pauses by itself (Administrative Licensing Law, art. 45). `rule`: only where the item or blueprint cites its rule. Nothing else pauses. */
export interface PauseReason {
  names: Localized
  by: 'law' | 'rule'
}

export const ARTICLE_45: Localized = { zh: '行政许可法第四十五条', en: 'Administrative Licensing Law, art. 45' }

export const pauseReasons = {
  hearing: { names: { zh: '听证', en: 'hearing' }, by: 'law' },
  tender: { names: { zh: '招标', en: 'tender' }, by: 'law' },
  auction: { names: { zh: '拍卖', en: 'auction' }, by: 'law' },
  inspection: { names: { zh: '检验', en: 'inspection' }, by: 'law' },
  testing: { names: { zh: '检测', en: 'testing' }, by: 'law' },
  quarantine: { names: { zh: '检疫', en: 'quarantine' }, by: 'law' },
  appraisal: { names: { zh: '鉴定', en: 'appraisal' }, by: 'law' },
  'expert-review': { names: { zh: '专家评审', en: 'expert review' }, by: 'law' },
  'public-notice': { names: { zh: '公示', en: 'public notice' }, by: 'rule' },
  supplement: { names: { zh: '受理后补正', en: 'supplement after acceptance' }, by: 'rule' },
  'force-majeure': { names: { zh: '不可抗力', en: 'force majeure' }, by: 'rule' },
} as const satisfies Record<string, PauseReason>

export type PauseReasonCode = keyof typeof pauseReasons

/** May this reason pause a clock, given the rule that is cited (or none)? */
export function mayPause(reason: string, basis?: string): reason is PauseReasonCode {
  const known: PauseReason | undefined = Object.hasOwn(pauseReasons, reason) ? pauseReasons[reason as PauseReasonCode] : undefined
  return known !== undefined && (known.by === 'law' || Boolean(basis))
}
