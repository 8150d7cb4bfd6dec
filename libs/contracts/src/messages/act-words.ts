type Words = Readonly<Record<string, string>>

/** What acts on jobs, tasks, cases and submissions are called, whether a person, a centre or time brings them about. */
export const actWords: Words = {
  // on a joint job
  submit: '提交', requestCorrection: '要求补正', correct: '补正', accept: '受理', acceptJob: '受理', decline: '不予受理', declineJob: '不予受理', withdraw: '撤回', withdrawJob: '撤回', lapse: '逾期终止',
  begin: '开始审批', issue: '开始发证', grant: '准予许可', grantPartly: '部分准予', receivePapers: '接收材料', settleLate: '处理迟到决定', routeAgain: '重新确定承办部门',
  // on one of its tasks
  offer: '派发', receive: '接收', receiveTask: '接收', claim: '认领', claimTask: '认领', pause: '中止时限', pauseTask: '中止时限', resume: '恢复时限', resumeTask: '恢复时限', approve: '通过', refuse: '不予许可',
  consent: '同意', object: '提出异议', deemConsent: '视为同意', reassign: '改派', reassignTask: '改派', remindTask: '催办', cancel: '取消', skip: '免办', decideTask: '作出决定', decide: '作出决定', confirm: '确认', comeLate: '迟到', requestPapers: '要求补交材料',
  overrideObjection: '否决异议', upholdObjection: '支持异议', passLimit: '时限届满', raiseAway: '送达预警',
  // on a case at a centre
  receiveApplication: '接件', notifyMissing: '一次性告知', completePapers: '补齐材料', acceptCase: '受理', declineCase: '不予受理', handleCase: '承办', reviewCase: '审核', approveCase: '批准', refuseCase: '不予许可',
  sendBackCase: '退回', concludeCase: '办结', deliverCase: '送达', withdrawCase: '撤回', lapseCase: '逾期终止', requestTaskPapers: '要求补交材料',
  // on a submission at the centre that received it
  submitJob: '提交联办件', bringJobPapers: '补交材料',
}

/** What the operations of the graph are called: acts, and what is read. */
export const operationWords: Words = {
  ...actWords,
  draftCatalogueItem: '起草事项', editCatalogueDraft: '修改事项草稿', discardCatalogueDraft: '废弃事项草稿', redraftCatalogueItem: '起草事项新版本', publishCatalogueItem: '发布事项',
  draftBlueprint: '起草联办方案', editBlueprintDraft: '修改联办方案草稿', discardBlueprintDraft: '废弃联办方案草稿', publishBlueprint: '发布联办方案', setOfficeTime: '设置办公时间',
  adoption: '查看事项采用情况', blueprint: '查看联办方案', blueprints: '查看联办方案', blueprintDrafts: '查看联办方案草稿', catalogueItem: '查看事项', catalogueItems: '查看事项', catalogueDrafts: '查看事项草稿',
  implementationItem: '查看实施清单', implementationItems: '查看实施清单', case: '查看办件', caseByNumber: '查看办件', cases: '查看办件', jobReceipt: '查看联办回执', jointJob: '查看联办件', jointJobs: '查看联办件',
  submission: '查看联办件', submissions: '查看联办件', progress: '查询进度', whatIf: '推演联办方案', whatIfOfDraft: '推演联办方案',
  ledgerCase: '查看台账办件', ledgerCaseByNumber: '查看台账办件', ledgerCases: '查看台账办件', ledgerCertificates: '查看台账证明', cityLedgerCase: '查看市级台账办件', cityLedgerCaseByNumber: '查看市级台账办件',
  cityLedgerCases: '查看市级台账办件', cityLedgerCertificates: '查看市级台账证明', centreStatus: '查看中心状态', centreStreams: '查看中心数据流', cityStatus: '查看市办状态', coordinationStatus: '查看统筹状态',
  streams: '查看数据流', officeTime: '查看办公时间', refusedStandards: '查看未采用的标准', catalogueComparison: '比对事项版本', catalogueDepartments: '查看事项部门', caseBoxes: '查看待办件数', party: '查找当事人', desk: '查看岗位', jobBlueprints: '查看联办方案', receipt: '查询进度', centres: '查看中心名录',
}
