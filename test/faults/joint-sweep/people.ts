import { randomUUID } from 'node:crypto'
import type { GraphClient } from '../../../apps/cli/src/demo/graph-client.js'
import { ACTS, DECIDERS, type Act, type Node } from './road.js'

/** Of how many acts at once the public API is asked. */
const SIDE_BY_SIDE = 6

/** A job on its road: how many acts were done on it, and the last of them as it was sent. */
export interface SweptJob {
  id: string
  done: number
  last?: { person: string; query: string; input: object; answer: string }
}

export const newJob = (): SweptJob => ({ id: '', done: 0 })

const COMPANY = { role: 'APPLICANT', kind: 'ORGANISATION', name: '广州粤海样例有限公司', identityType: 'CREDIT_CODE', identity: '91330100799655058B' }
const AWAY = '... on CentreAway { centreId }'
const DONE = {
  submitJob: `... on SubmissionDone { submissionId submission { number } } ${AWAY}`,
  acceptJob: '... on JobActDone { jobId }',
  other: `... on CaseActDone { caseId step { no kind stepHash } } ${AWAY}`,
}

/** The people of the centres and of coordination, through the public API; an act whose answer does not come is sent again under its commandId. */
export class People {
  private papers: object[] | undefined

  constructor(private readonly client: GraphClient, private readonly caseOf: (jobId: string, node: Node) => Promise<string>) {}

  /** The next act on each of the jobs. */
  async act(jobs: readonly SweptJob[]): Promise<void> {
    await sideBySide(jobs, async (job) => {
      const act = ACTS[job.done]!
      const input = { commandId: randomUUID(), ...(await this.inputOf(act, job)) }
      const type = act.name[0]!.toUpperCase() + act.name.slice(1)
      const query = `mutation ${type}($input: ${type}Input!) { ${act.name}(input: $input) {
        __typename ${DONE[act.name as keyof typeof DONE] ?? DONE.other} ... on Refusal { code } } }`
      const answer = (await this.client.ask(act.person, query, { input }))[act.name]
      if (answer.code) throw new Error(`${act.name} of ${act.person} on job ${job.id}: ${answer.code}`)
      if (act.name === 'submitJob') job.id = answer.submissionId
      Object.assign(job, { done: job.done + 1, last: { person: act.person, query, input, answer: JSON.stringify(answer) } })
    })
  }

  /** The last act on each of the jobs once more, as by somebody who has seen no answer. Returns the jobs on which the second answer is not the first. */
  async repeat(jobs: readonly SweptJob[]): Promise<string[]> {
    const differing: string[] = []
    await sideBySide(jobs, async ({ id, last }) => {
      const [again] = Object.values(await this.client.ask(last!.person, last!.query, { input: last!.input }))
      if (JSON.stringify(again) !== last!.answer) differing.push(`${id}: ${last!.answer}, then ${JSON.stringify(again)}`)
    })
    return differing
  }

  private async inputOf({ name, node }: Act, job: SweptJob): Promise<object> {
    if (name === 'submitJob') return { centreId: 'hzcg', blueprint: 'three-certificates', parties: [COMPANY], papers: await this.allPapers() }
    if (name === 'acceptJob') return { jobId: job.id }
    return { centreId: DECIDERS[node!], caseId: await this.caseOf(job.id, node!) }
  }

  private async allPapers(): Promise<object[]> {
    const query = '{ blueprint(code: "three-certificates", version: 1) { ... on Blueprint { documents { documents { code subject variant form } } } } }'
    return this.papers ??= (await this.client.ask(null, query)).blueprint.documents.documents as object[]
  }
}

export async function sideBySide<T>(all: readonly T[], each: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all]
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) await each(one)
  }))
}
