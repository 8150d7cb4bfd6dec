import { dayInWords, type Localized } from '@tongban/kernel'
import { actsOnNode, actsOnWhole, type CoordinatorAct, type Viewer } from '../../core/coordinator-acts.js'
import { nextThings, type NextThing } from '../../core/next-things.js'
import type { Job } from '../../core/job.js'
import type { Pinned } from '../plans.js'
import type { JobNames } from './job-names.js'
import type { JointNext } from './joint-names.type.js'

/** What can be done about each, the better first: the first that the viewer may do is offered. */
const remedies: Record<NextThing['thing'], readonly CoordinatorAct[]> = {
  'to-complete': ['requestCorrection'], 'to-accept': ['acceptJob'], objection: ['overrideObjection'], unroutable: [], away: ['reassignTask', 'remindTask'], overdue: ['remindTask'],
  'late-decision': ['settleLate'], applicant: [], supplement: [], underway: [], 'in-work': [],
}

/** What a job waits for, in words, with what the viewer can do about it. */
export function nextView(job: Job, { plan, blueprint }: Pinned, viewer: Viewer, takers: Record<string, string[]>, names: JobNames): JointNext[] {
  const called = (id: string): Localized => blueprint.content.nodes.find((node) => node.id === id)?.names ?? { zh: id, en: id }
  const whole = actsOnWhole(job, plan, viewer)
  return nextThings(job, plan).map((next) => {
    const node = 'node' in next ? next.node : null
    const may = [...whole, ...(node === null ? [] : actsOnNode(job, job.tasks[node], plan, viewer, takers[node] ?? []))]
    return { words: wordsOf(next, called, (id) => names.centreNames(id)), node, act: remedies[next.thing].find((act) => may.includes(act)) ?? null }
  })
}

type Called = (id: string) => Localized

function wordsOf(next: NextThing, nodeOf: Called, centreOf: Called): Localized {
  const node = 'node' in next ? nodeOf(next.node) : { zh: '', en: '' }
  const centre = 'centre' in next ? centreOf(next.centre) : { zh: '', en: '' }
  const [nodeEn, centreEn] = [node.en ?? node.zh, centre.en ?? centre.zh]
  switch (next.thing) {
    case 'to-complete': return { zh: `尚缺 ${next.missing} 份材料，请一次性告知申请人补正`, en: `${next.missing} documents are missing: ask the applicant for all of them at once.` }
    case 'to-accept': return { zh: '材料齐全，等待受理', en: 'All documents are there: accept it.' }
    case 'applicant': return {
      zh: `等待申请人补正${next.completeBy === null ? '' : `，截至${dayInWords(next.completeBy).zh}`}`, en: `Waits for the applicant to put it right${next.completeBy === null ? '' : ` by ${dayInWords(next.completeBy).en}`}.`,
    }
    case 'supplement': return { zh: `等待申请人补齐 ${next.missing} 份材料`, en: `Waits for ${next.missing} documents from the applicant.` }
    case 'objection': return { zh: `“${node.zh}”提出异议，由牵头部门裁定`, en: `${nodeEn} objected: the lead department settles it.` }
    case 'unroutable': return { zh: `“${node.zh}”无中心具有办理职权`, en: `Nobody holds the power over ${nodeEn}.` }
    case 'away': return { zh: `${centre.zh}尚未收到“${node.zh}”的任务`, en: `${centreEn} has not received the task ${nodeEn}.` }
    case 'overdue': return { zh: `${centre.zh}办理“${node.zh}”已超过时限`, en: `${centreEn} is over the limit of ${nodeEn}.` }
    case 'underway': return { zh: `“${node.zh}”已转交${centre.zh}，等待接收`, en: `${nodeEn} is on its way to ${centreEn}.` }
    case 'in-work': return { zh: `“${node.zh}”正在办理`, en: `${nodeEn} is being worked on.` }
    case 'late-decision': return { zh: `${centre.zh}对“${node.zh}”的决定迟到，需要裁定`, en: `A decision of ${centreEn} on ${nodeEn} came too late: settle it.` }
    default: return next satisfies never
  }
}
