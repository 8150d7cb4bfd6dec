import type { Localized } from '@tongban/kernel'

/** Why a field is refused: the codes of `validateBody` and of input checks, as the words that stand after "is not right:". */
export const reasons = {
  missing: { zh: '缺少', en: 'it is missing' },
  empty: { zh: '为空', en: 'it is empty' },
  unknown: { zh: '未知字段', en: 'it is not known' },
  'unknown-type': { zh: '未知类型', en: 'its type is not known' },
  'wrong-type': { zh: '类型不符', en: 'it has the wrong type' },
  'wrong-form': { zh: '格式不符', en: 'it has the wrong form' },
  'not-text': { zh: '含有无法保存的字符', en: 'it has characters that cannot be kept' },
  wrong: { zh: '不符合要求', en: 'it does not meet the rule' },
  'not-allowed-value': { zh: '不在允许范围内', en: 'it is not one of the allowed values' },
  'too-long': { zh: '过长', en: 'it is too long' },
  'too-short': { zh: '过短', en: 'it is too short' },
  'too-many': { zh: '数量过多', en: 'there are too many' },
  'too-few': { zh: '数量过少', en: 'there are too few' },
  'too-big': { zh: '数值过大', en: 'it is too big' },
  'too-small': { zh: '数值过小', en: 'it is too small' },
  repeated: { zh: '重复', en: 'it is there twice' },
  'in-the-future': { zh: '晚于当前时间', en: 'it lies in the future' },
  'in-the-past': { zh: '早于允许时间', en: 'it lies too far in the past' },
  'wrong-check-digit': { zh: '校验码不符', en: 'its check digit is wrong' },
} as const satisfies Record<string, Localized & { en: string }>
