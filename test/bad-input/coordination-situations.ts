import { v7 } from 'uuid'
import { REFUSAL } from './check-cell.js'
import type { CoordinationOffice } from './coordination-office.js'
import { newId } from './served-graph.js'

const command = () => ({ commandId: newId(), expectedVersion: null })
const ARTICLES = { code: 'articles', subject: 'company', variant: null }

/** A job that was submitted, with its papers or without. */
export async function submitted(office: CoordinationOffice, papers: object[] = [ARTICLES]): Promise<string> {
  const jobId = v7()
  await office.tell('hzcg', 'joint.job-submitted.v1', jobId, { blueprint: { code: 'opinions', version: 1 }, region: '440105001', papers, subjectKeys: ['a1'.repeat(32)], subjectKeyVersion: 1 })
  return jobId
}

export async function accepted(office: CoordinationOffice): Promise<string> {
  const jobId = await submitted(office)
  const answer = await office.ask('coordinator', coordinationMutationText('acceptJob'), { input: { ...command(), jobId } })
  if (answer.data?.acceptJob?.__typename !== 'JobActDone') throw new Error(answer.text)
  return jobId
}

export async function objected(office: CoordinationOffice): Promise<string> {
  const jobId = await accepted(office)
  await office.tell('hz', 'joint.task-decided.v1', jobId, { node: 'O', epoch: 1, decision: 'object', reason: '选址不符' })
  return jobId
}

/** A job with a decision that came too late, and that decision's command. */
export async function decidedLate(office: CoordinationOffice): Promise<{ jobId: string; lateCommandId: string }> {
  const jobId = await accepted(office)
  const input = { ...command(), jobId, node: 'A', toCentreId: 'gz', reason: '停电' }
  await office.ask('coordinator', coordinationMutationText('reassignTask'), { input })
  return { jobId, lateCommandId: await office.tell('hz', 'joint.task-decided.v1', jobId, { node: 'A', epoch: 1, decision: 'approve', reason: null }) }
}

/** What each mutation is tried on, made anew; each with a full and right input. */
export const coordinationInputs = {
  acceptJob: async (office) => ({ ...command(), jobId: await submitted(office) }),
  declineJob: async (office) => ({ ...command(), jobId: await submitted(office), reason: '不属联办范围' }),
  requestCorrection: async (office) => ({ ...command(), jobId: await submitted(office, []), completeBy: '2015-07-10', note: '请补正' }),
  reassignTask: async (office) => ({ ...command(), jobId: await accepted(office), node: 'A', toCentreId: 'gz', reason: '区中心停电' }),
  overrideObjection: async (office) => ({ ...command(), jobId: await objected(office), node: 'O', reason: '已另行落实' }),
  upholdObjection: async (office) => ({ ...command(), jobId: await objected(office), node: 'O', reason: '同意该意见' }),
  remindTask: async (office) => ({ ...command(), jobId: await accepted(office), node: 'A' }),
  settleLate: async (office) => ({ ...command(), ...(await decidedLate(office)), resolution: 'SET_ASIDE', reason: '以市中心决定为准' }),
} as const satisfies Record<string, (office: CoordinationOffice) => Promise<Record<string, unknown>>>

export type CoordinationMutation = keyof typeof coordinationInputs

export const coordinationMutationText = (name: string) =>
  `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { __typename ... on JobActDone { jobId step } ${REFUSAL} } }`

export const rightCoordinationInput = (office: CoordinationOffice, mutation: string): Promise<Record<string, unknown>> => coordinationInputs[mutation as CoordinationMutation](office)
