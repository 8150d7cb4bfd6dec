import type { blueprintMessages } from './blueprints.js'

type FaultCode = Exclude<keyof typeof blueprintMessages, 'not-a-blueprint-file' | 'blueprint-malformed' | 'start-before-effective'>

/** What the faults of a blueprint are called where only their codes stand; the sentence of each says more. */
export const faultWords = {
  'blueprint-without-nodes': '没有环节', 'blueprint-node-twice': '环节重复', 'blueprint-edge-to-nowhere': '连线指向不存在的环节', 'blueprint-edge-twice': '连线重复', 'blueprint-cycle': '形成循环',
  'blueprint-condition-missing': '缺少条件', 'blueprint-condition-out-of-place': '不应有条件', 'blueprint-condition-on-nothing': '条件所指环节不存在', 'blueprint-condition-undecided': '条件所指环节届时未决定',
  'blueprint-condition-impossible': '条件不可能成立', 'blueprint-without-issue': '没有发证环节', 'blueprint-issue-unfounded': '发证环节无审批依据', 'blueprint-issue-unreachable': '发证环节无法到达',
  'blueprint-decision-without-issue': '审批环节未引向发证', 'blueprint-item-missing': '缺少事项', 'blueprint-item-out-of-place': '不应有事项', 'blueprint-unknown-item': '事项不存在',
  'blueprint-unknown-department': '部门不存在', 'blueprint-department-not-of-item': '部门与事项不符', 'blueprint-tier-not-of-item': '层级与事项不符', 'blueprint-limit-too-short': '时限无效',
  'blueprint-consent-out-of-place': '不应有默认同意', 'blueprint-consent-without-basis': '默认同意无依据', 'blueprint-consent-after-limit': '默认同意晚于时限', 'blueprint-unknown-material': '材料未列入清单',
  'blueprint-material-twice': '环节材料重复', 'blueprint-document-twice': '材料清单重复', 'blueprint-document-unused': '材料无环节使用', 'blueprint-unknown-code': '材料编码不存在', 'blueprint-unknown-licence': '证照类型不存在',
  'blueprint-no-power': '没有职权', 'blueprint-name-missing': '缺少名称', 'blueprint-without-basis': '缺少依据', 'blueprint-away-hours-not-usable': '送达预警时限无效', 'blueprint-office-hours-missing': '没有办公时间',
  'blueprint-office-hours-not-usable': '办公时间无效', 'blueprint-office-hours-out-of-order': '办公时间次序有误', 'blueprint-pause-without-basis': '中止无依据',
} as const satisfies Record<FaultCode, string>
