import type { MessageCatalogue } from './catalogue.js'

/** What coordination answers when an act on a joint job or one of its tasks cannot be: each tells what to do next. */
export const approvalMessages = {
  'no-such-job': {
    type: 'JobNotFound',
    zh: '没有联办件“{job}”，或您无权查看。请核对编号。',
    en: 'There is no joint job "{job}" that you may see. Check its number.',
    description: 'No joint job with this id, or none that the caller may see: the two are answered alike. Check the id.',
  },
  'job-state': {
    type: 'JobNotInState',
    zh: '联办件 {job} 处于“{state}”状态，不能执行“{act}”。现在可以：{possible}。',
    en: 'Joint job {job} is {state}, so {act} is not possible. Possible now: {possible}.',
    description: 'The act cannot follow the state the job is in. `possible` lists what can; reload the job and take one of those.',
  },
  'before-calendar': {
    type: 'OfficeTimeBeforeCalendar',
    zh: '办公时间在 {year} 年，工作日历只有 {first} 年至 {last} 年，无法计算时限。请将办公时间设为其中一日后重新提交。',
    en: 'Office time lies in {year}, and the calendar of working days has {first} to {last}, so that no clock can be counted. Set the office time to a day of these years and repeat the command.',
    description: 'The act begins or moves a clock, and the calendar has no working days of the year that office time is in. Nothing was written. Set the office time and repeat the command.',
  },
  'no-such-task': {
    type: 'TaskNotFound',
    zh: '联办件 {job} 没有任务“{node}”。请按方案中的节点填写。',
    en: 'Joint job {job} has no task "{node}". Use a node of its blueprint.',
    description: 'The job\'s blueprint has no such node, or the job has no tasks yet. Use a node of the version that the job is pinned to.',
  },
  'task-state': {
    type: 'TaskNotInState',
    zh: '联办件 {job} 的任务“{node}”处于“{state}”状态，不能执行“{act}”。现在可以：{possible}。',
    en: 'Task {node} of job {job} is {state}, so {act} is not possible. Possible now: {possible}.',
    description: 'The act cannot follow the state the task is in. `possible` lists what can; reload the job and take one of those.',
  },
  'no-such-epoch': {
    type: 'NoSuchEpoch',
    zh: '联办件 {job} 的任务“{node}”没有第 {epoch} 次分派（当前为第 {current} 次）。请核对所收到的分派。',
    en: 'Task {node} of job {job} has no epoch {epoch}; the current one is {current}. Check the offer that was received.',
    description: 'Each offer of a task has an epoch, and this one was never given out. Decide under the epoch of the offer received.',
  },
  'wrong-centre': {
    type: 'WrongCentre',
    zh: '任务“{node}”第 {epoch} 次分派不属于 {centre} 中心（联办件 {job}）。请由承办中心办理。',
    en: 'The centre {centre} does not hold task {node} of job {job} at epoch {epoch}. The centre that was offered it has to act.',
    description: 'Each department decides for itself: only the centre that was offered the task under this epoch may act on it. Nothing was changed.',
  },
  'decision-not-of-kind': {
    type: 'DecisionNotOfKind',
    zh: '节点“{node}”为 {kind}，不能作出“{decision}”。可以：{possible}。',
    en: 'Node {node} is of kind {kind} and cannot be decided by "{decision}". Possible: {possible}.',
    description: 'A decision is approved or refused, an opinion consents or objects, a notice or an issue is only fulfilled. Use one of `possible`.',
  },
  'not-the-lead': {
    type: 'NotTheLead',
    zh: '“{act}”只能由牵头部门 {lead} 决定，{department} 无权。请报牵头部门。',
    en: 'Only the lead department {lead} decides on {act}, not {department}. Ask the lead.',
    description: 'The lead department alone overrides or upholds an objection. Hand it to an officer of the lead.',
  },
  'no-objection-stands': {
    type: 'NoObjectionStands',
    zh: '联办件 {job} 的任务“{node}”没有待处理的异议（状态“{state}”，异议“{objection}”）。',
    en: 'No objection stands on task {node} of job {job} (it is {state}, its objection {objection}). There is nothing to settle.',
    description: 'The task has no objection, or the lead has settled it before. Reload the job.',
  },
  'holds-it-already': {
    type: 'HoldsItAlready',
    zh: '{centre} 中心已承办任务“{node}”（联办件 {job}）。请改派其他中心，或发催办。',
    en: 'The centre {centre} already holds task {node} of job {job}. Choose another, or remind it.',
    description: 'A reassignment goes to another centre. Choose one of those that hold the power, or remind the present one.',
  },
  'no-power-there': {
    type: 'NoPowerThere',
    zh: '{centre} 中心在 {region} 对节点“{node}”没有权限。可以改派给：{possible}。',
    en: 'The centre {centre} holds no power over node {node} in {region} today. It could go to: {possible}.',
    description: 'A task goes only to a centre that holds the power over its item in this region on this day. Choose one of `possible`.',
  },
  'power-not-delegated': {
    type: 'PowerNotDelegated',
    zh: '{from} 中心在 {region} 对节点“{node}”的职权（{basis}）不是受 {to} 中心委托行使的，不得上收。可以改派给：{possible}；否则请催办。',
    en: 'The centre {from} decides node {node} in {region} by a power ({basis}) that {to} did not delegate to it, and that is not drawn up. It could go to: {possible}; else remind {from}.',
    description: 'An upper tier acts in the stead of a lower one only where it delegated the power (Administrative Licensing Law, art. 24). Choose one of `possible`, or remind who holds the task.',
  },
  'papers-not-asked': {
    type: 'PapersNotAsked',
    zh: '方案 {blueprint} 第 {version} 版不需要这些材料：{papers}。请勿收取。',
    en: 'Version {version} of blueprint {blueprint} does not ask for these papers: {papers}. Do not take them.',
    description: 'A paper was handed in that no node of the job uses. Hand it back and leave it out.',
  },
  'papers-not-of-node': {
    type: 'PapersNotOfNode',
    zh: '节点“{node}”不使用这些材料：{papers}。请只要求本部门所需材料。',
    en: 'Node {node} does not use these papers: {papers}. Ask only for those of its own.',
    description: 'A department sees and asks for the papers of its node alone. Leave the others out.',
  },
  'papers-held': {
    type: 'PapersHeld',
    zh: '节点“{node}”所需材料已由其他部门收取，不得再次要求：{papers}。如不可用，请说明理由。',
    en: 'The papers that node {node} asks for are held already: {papers}. Do not ask again; if they cannot serve, say why.',
    description: 'What one department received is not asked for again. Use the papers of the job, or name why they are unusable.',
  },
  'pause-without-rule': {
    type: 'PauseWithoutRule',
    zh: '“{reason}”不能中止节点“{node}”的时限：法律未规定，且未引用依据。',
    en: 'The reason "{reason}" does not pause the clock of node {node}: the law does not name it, and no rule is cited.',
    description: 'Only what art. 45 names pauses a clock, or what the blueprint cites a rule for. Go on working, or cite the rule.',
  },
  'limit-not-passed': {
    type: 'LimitNotPassed',
    zh: '节点“{node}”的时限尚未届满（{until}）。',
    en: 'The limit of node {node} has not passed; it does at {until}.',
    description: 'Silence counts as consent, and a task is escalated, only after its last day; null: its clock stands, or it was escalated before. Wait.',
  },
  'not-away-long-enough': {
    type: 'NotAwayLongEnough',
    zh: '节点“{node}”的分派未送达时间尚未达到告警时限（{until}）。',
    en: 'The offer of node {node} has not lain undelivered long enough for an alarm; it will have at {until}.',
    description: 'The coordinator is alarmed once, when an offer has lain undelivered for the working hours of the rule; null: it was received, or alarmed before.',
  },
  'no-such-late-decision': {
    type: 'LateDecisionNotFound',
    zh: '联办件 {job} 没有迟到决定“{late}”。',
    en: 'Joint job {job} has no late decision "{late}". Reload the job.',
    description: 'No decision with this command id came too late on this job. Reload the job and choose one of its late decisions.',
  },
  'late-decision-settled': {
    type: 'LateDecisionSettled',
    zh: '迟到决定“{late}”已由 {by} 于 {at} 处理。',
    en: 'The late decision "{late}" was settled by {by} at {at}. Nothing is left to do.',
    description: 'A late decision is settled once. Read what was settled; nothing was changed.',
  },
} as const satisfies MessageCatalogue

export type ApprovalRefusalCode = keyof typeof approvalMessages
