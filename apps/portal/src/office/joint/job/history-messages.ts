import { defineMessages } from '../../../shared/i18n/messages.js'

/** What became fact by a step, in words; a newer one that is not listed is shown by its own name. */
export const history = defineMessages({
  title: '办理经过', clock: '系统按时限自动处理', steps: '{n}步', refused: '未采纳的来件', refusedOf: '{centre}：{code}',
  'job-submitted': '已提交', 'job-accepted': '已受理', 'job-moved': '状态变动', 'papers-requested': '要求补正材料', 'papers-received': '收到材料', 'papers-struck': '材料不合用', 'request-closed': '材料已补齐',
  'task-offered': '派发任务', 'task-unroutable': '无中心有职权', 'task-received': '中心收到任务', 'task-claimed': '开始办理', 'task-paused': '停钟', 'task-resumed': '恢复计时', 'task-decided': '作出决定', 'consent-deemed': '视为同意',
  'task-cancelled': '任务取消', 'task-skipped': '无需办理', 'task-reassigned': '改派', 'task-reminded': '催办', 'task-escalated': '超过时限', 'away-raised': '中心未收到任务，已告警',
  'objection-settled': '裁定异议', 'decision-late': '决定迟到', 'late-settled': '裁定迟到决定',
}, {
  title: 'History', clock: 'by itself, as time passed', steps: '{n} {n:step|steps}', refused: 'Not taken from centres', refusedOf: '{centre}: {code}',
  'job-submitted': 'submitted', 'job-accepted': 'accepted', 'job-moved': 'state changed', 'papers-requested': 'documents asked for', 'papers-received': 'documents received', 'papers-struck': 'documents not usable', 'request-closed': 'documents complete',
  'task-offered': 'task given out', 'task-unroutable': 'nobody holds the power', 'task-received': 'task received', 'task-claimed': 'work begun', 'task-paused': 'clock stands', 'task-resumed': 'clock runs again', 'task-decided': 'decided', 'consent-deemed': 'consent deemed',
  'task-cancelled': 'task cancelled', 'task-skipped': 'not needed', 'task-reassigned': 'reassigned', 'task-reminded': 'reminded', 'task-escalated': 'limit passed', 'away-raised': 'not received: alarm raised',
  'objection-settled': 'objection settled', 'decision-late': 'decision came too late', 'late-settled': 'late decision settled',
})
