import { jobMoves, jobStates, taskMoves, taskStates, type CommandType, type Decision, type Holder, type NodeKind } from '@tongban/approvals'
import { forms, type BlueprintFaultCode, type EdgeKind, type NodeOutcome } from '@tongban/blueprints'
import { caseActs, caseStates, centreTaskMoves, centreTaskStates } from '@tongban/cases'
import { messages, sentence } from '@tongban/contracts'
import { identityTypes, partyKinds, partyRoles, pauseReasons, tiers, type ClockUnit, type FaultCode, type Stage } from '@tongban/kernel'
import { submissionActs, submissionStates } from '@tongban/submissions'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

// Codes of ours that a refusal may carry: each has its word in a Chinese sentence. Taken from the domains' own tables, and from their types where they have no table.

/** The members of a union; one that is left out breaks the build. */
const all = <T extends string>(members: Record<T, true>): string[] => Object.keys(members)

const commands = all<CommandType>({
  submit: true, requestCorrection: true, accept: true, decline: true, withdraw: true, lapse: true, receivePapers: true, receiveTask: true, claimTask: true, pauseTask: true, resumeTask: true, decideTask: true,
  requestPapers: true, overrideObjection: true, upholdObjection: true, reassignTask: true, remindTask: true, passLimit: true, raiseAway: true, routeAgain: true, settleLate: true,
})
const decisions = all<Decision>({ approve: true, refuse: true, consent: true, object: true })
const nodeKinds = all<NodeKind>({ decision: true, opinion: true, 'applicant-duty': true, external: true, notice: true, issue: true })
const edgeKinds = all<EdgeKind>({ hard: true, soft: true, conditional: true })
const outcomes = all<NodeOutcome>({ approved: true, refused: true, consented: true, objected: true, 'deemed-consent': true, skipped: true })
const stages = all<Stage>({ acceptance: true, handling: true, review: true, approval: true, conclusion: true, delivery: true })
const units = all<ClockUnit>({ wd: true, cal: true })
const bases = all<Holder['basis']>({ statutory: true, delegated: true, transferred: true })
const identityFaults = [...all<FaultCode>({
  'too-short': true, 'too-long': true, 'wrong-character': true, 'no-such-date': true, 'date-to-come': true, 'wrong-check': true, 'wrong-organisation-check': true, 'no-such-province': true, 'no-street': true,
}), 'wrong-form']
const blueprintFaults = Object.keys(messages).filter((code): code is BlueprintFaultCode => code.startsWith('blueprint-') && Object.hasOwn(messages, code)
  && !/^blueprint-(malformed|draft-open|draft-discarded|version-published|unsound|not-json|not-in-force)$/.test(code))
const acts = [...new Set([...jobMoves, ...taskMoves, ...commands, ...caseActs, ...submissionActs, ...decisions])]

const coded: Record<string, readonly string[]> = {
  'job-state.state': jobStates,
  'job-state.act': [...jobMoves, ...commands],
  'job-state.possible': jobMoves,
  'task-state.state': [...taskStates, ...centreTaskStates],
  'task-state.act': [...commands, ...centreTaskMoves],
  'task-state.possible': [...taskMoves, ...centreTaskMoves],
  'no-objection-stands.state': taskStates,
  'no-objection-stands.objection': ['standing', 'overridden', 'upheld'],
  'case-state.state': caseStates,
  'case-state.act': caseActs,
  'case-state.possible': caseActs,
  'submission-state.state': submissionStates,
  'submission-state.act': submissionActs,
  'submission-state.possible': submissionActs,
  'not-the-lead.act': commands,
  'reason-needed.act': acts,
  'basis-needed.act': caseActs,
  'nothing-missing.act': acts,
  'not-your-stage.stage': stages,
  'not-your-department.stage': stages,
  'same-officer.stage': stages,
  'same-officer.other': stages,
  'decision-not-of-kind.kind': nodeKinds,
  'decision-not-of-kind.decision': decisions,
  'decision-not-of-kind.possible': decisions,
  'blueprint-item-missing.kind': nodeKinds,
  'blueprint-item-out-of-place.kind': nodeKinds,
  'blueprint-consent-out-of-place.kind': nodeKinds,
  'blueprint-condition-out-of-place.kind': edgeKinds,
  'blueprint-condition-impossible.is': outcomes,
  'blueprint-condition-impossible.known': outcomes,
  'blueprint-issue-unreachable.ends': outcomes,
  'blueprint-no-power.tier': tiers,
  'blueprint-tier-not-of-item.value': tiers,
  'blueprint-tier-not-of-item.known': tiers,
  'blueprint-unsound.faults': blueprintFaults,
  'standard-unsound.faults': blueprintFaults,
  'what-if-not-playable.faults': blueprintFaults,
  'what-if-file-not-playable.faults': blueprintFaults,
  'power-not-delegated.basis': bases,
  'pause-without-rule.reason': Object.keys(pauseReasons),
  'form-not-strict-enough.form': forms,
  'form-not-strict-enough.needed': forms,
  'limit-units-differ.value': units,
  'limit-units-differ.statutory': units,
  'identity-of-other-kind.kind': partyKinds,
  'identity-of-other-kind.identityType': identityTypes,
  'identity-of-other-kind.possible': identityTypes,
  'identity-invalid.fault': identityFaults,
  'party-missing.role': [...partyRoles, 'organisation'],
  'not-allowed.action': operations(),
  'query-too-large.what': ['levels', 'aliases', 'directives', 'tokens'],
  'query-over-limit.limit': ['depth', 'aliases', 'directives', 'tokens', 'cost', 'batch', 'nesting'],
}

/** Of the same names, those that carry what somebody else made: centres, papers, calls to another server. */
const free = [
  'no-power-there.possible', 'power-not-delegated.possible', 'papers-not-of-task.possible', 'keycloak-refused.action',
]

/** Read at a counter: no code stands in the English sentence either. */
const wordedInEnglish = new Set(['identity-invalid.fault'])

/** The queries and mutations of every subgraph, as their handlers are named. */
function operations(): string[] {
  const folder = path.resolve(import.meta.dirname, '../../schemas/graphql')
  return [...new Set(readdirSync(folder).filter((file) => file !== 'supergraph.graphql').flatMap((file) => {
    const text = readFileSync(path.join(folder, file), 'utf8').replace(/"""[\s\S]*?"""/g, '')
    const roots = [...text.matchAll(/^(?:extend )?type (?:Query|Mutation)[^{]*\{([\s\S]*?)^\}/gm)].map(([, body]) => body!.replace(/\([^)]*\)/g, ''))
    return roots.flatMap((body) => [...body.matchAll(/^\s+([a-z]\w*)\s*:/gm)].map(([, name]) => name!))
  }))]
}

test.each(Object.entries(coded))('%s has a word for each of its values', (where, values) => {
  const [refused, param] = where.split('.') as [keyof typeof messages, string]
  expect(messages[refused].zh).toContain(`{${param}}`)
  expect(values.length).toBeGreaterThan(1)
  const before = sentence({ refused, params: { [param]: '\u0001' } }, 'zh').split('\u0001')[0]!
  for (const value of values) {
    const said = sentence({ refused, params: { [param]: value } }, 'zh').slice(before.length)
    expect({ value, said: said.slice(0, 30) }).toEqual({ value, said: expect.stringMatching(/^[\u4e00-\u9fff]+/) })
  }
  const english = values.map((value) => sentence({ refused, params: { [param]: value } }, 'en'))
  if (wordedInEnglish.has(where)) expect([new Set(english).size, values.filter((value, i) => english[i]!.includes(value))]).toEqual([values.length, []])
  else expect(values.filter((value, i) => !english[i]!.includes(value))).toEqual([])
})

const names = new Set(['state', 'act', 'possible', 'stage', 'kind', 'decision', 'objection', 'tier', 'basis', 'is', 'ends', 'role', 'identityType', 'faults', 'action'])

test('a parameter of such a name is either coded or said to be free', () => {
  const used = Object.entries(messages).flatMap(([code, { zh }]) => [...zh.matchAll(/\{(\w+)\}/g)].map(([, name]) => [code, name!] as const).filter(([, name]) => names.has(name)).map((each) => each.join('.')))
  expect(used.filter((where) => !(where in coded) && !free.includes(where))).toEqual([])
  expect(free.filter((where) => !used.includes(where))).toEqual([])
  expect(operations().length).toBeGreaterThan(60)
})

test('the review\'s sentence, in words', () => {
  const refusal = { refused: 'job-state', params: { job: 'J1', state: 'correction', act: 'requestCorrection', possible: ['correct', 'withdraw', 'decline'] } }
  expect(sentence(refusal, 'zh')).toBe('联办件 J1 处于“待补正”状态，不能执行“要求补正”。现在可以：补正、撤回、不予受理。')
  expect(sentence(refusal, 'en')).toBe('Joint job J1 is correction, so requestCorrection is not possible. Possible now: correct, withdraw, decline.')
})
