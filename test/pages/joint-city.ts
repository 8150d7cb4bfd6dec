import { setOfficeTime } from '../../apps/cli/src/demo/city-story.js'
import { readExpected, type Expected } from '../../apps/cli/src/demo/expected.js'
import type { GraphClient } from '../../apps/cli/src/demo/graph-client.js'
import { atTheTask, coordinate, jobWhen, submitJob, taskWhen, type JointJob } from '../../apps/cli/src/demo/joint-acts.js'
import { claimOffered, decideClaimed } from '../../apps/cli/src/demo/joint-task.js'
import { root, type Federation } from '../federation.js'
import { Accidents } from '../stories/accidents.js'

const what = (en: string) => ({ zh: en, en })

/** Joint jobs of a running city in the states that a coordinator has to look at, made by the people and accidents that lead there. */
export class JointCity {
  readonly accidents: Accidents
  private readonly figures = readExpected(`${root}/deploy/demo/expected.json`) as Expected

  constructor(city: Federation, readonly client: GraphClient) {
    this.accidents = new Accidents(city)
  }

  /** Moves office time; a deployment that is cut off does not hear of it. */
  at(instant: string | null, cutOff: readonly string[] = []): Promise<void> {
    return setOfficeTime(this.client, instant && `${instant}:00+08:00`, this.figures.runningCentres.filter((centre) => !cutOff.includes(centre)))
  }

  /** Received at Chigang, arrived at coordination, not accepted yet. */
  async submitted(blueprint: string, version: number): Promise<string> {
    const { id } = await submitJob(this.client, 'hzcg', blueprint, version)
    await this.when(id, 'arrived', ({ state }) => state === 'SUBMITTED')
    return id
  }

  when(id: string, en: string, holds: (job: JointJob) => boolean): Promise<JointJob> {
    return jobWhen(this.client, id, what(en), holds)
  }

  accept(id: string, person?: string): Promise<void> {
    return coordinate(this.client, 'acceptJob', { jobId: id }, person)
  }

  /** An opinion of Haizhu's that objects. */
  async objected(id: string, node: string): Promise<void> {
    const task = { jobId: id, node, centre: 'hz' }
    const { id: caseId } = await claimOffered(this.client, task)
    await decideClaimed(this.client, task, caseId, '接地装置设计不足')
    await this.when(id, 'objected', ({ attention }) => attention.includes('OBJECTION'))
  }

  /** Haizhu takes a task up and decides while it is cut off; meanwhile the city was given it. */
  async decidedLate(id: string, node: string): Promise<void> {
    const { id: caseId } = await taskWhen(this.client, 'hz', { jobId: id, node }, what('reaches Haizhu'))
    await atTheTask(this.client, 'hz', 'clerk', 'claimTask', caseId)
    await this.when(id, 'taken up', (job) => job.nodes.some((one) => one.id === node && one.state === 'CLAIMED'))
    await this.accidents.cutOff('haizhu')
    try {
      await decideClaimed(this.client, { jobId: id, node, centre: 'hz' }, caseId)
      await coordinate(this.client, 'reassignTask', { jobId: id, node, toCentreId: 'gz', reason: '区中心网络中断' })
    } finally {
      await this.accidents.reconnect('haizhu')
    }
    await this.when(id, 'the late decision', ({ late }) => late.length === 1)
  }
}
