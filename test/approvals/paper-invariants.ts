import { paperKey } from '@tongban/approvals'
import { isRefusal } from '@tongban/kernel'
import { eachState, over, same, type Invariant } from './invariant.js'

/** What holds of papers: who sees them, what is asked for, and whose clock stands for it. */
export const paperInvariants = {
  'a supplement stops whoever works with its papers, and only by a rule': (trace) => eachState(trace, ({ row, tasks }) => {
    const { rules, nodes } = trace.content
    for (const { node, state, pauses } of Object.values(tasks)) {
      const stands = pauses.some(({ reason, to }) => reason === 'supplement' && to === null)
      const lacks = row.request?.kind === 'supplement' && nodes.find(({ id }) => id === node)!.materials.some((paper) => row.request!.papers.includes(paperKey(paper)))
      if (stands && !(rules.supplementPause && lacks)) return `${node} stands`
      if (rules.supplementPause && lacks && state === 'claimed') return `${node} runs`
    }
    return null
  }),

  'a department sees its own papers, and nobody is asked for what is held or asked already': ({ sent, content, answered }) => {
    for (const message of sent) {
      if (message.type !== 'joint.task-offered.v1') continue
      const own = content.nodes.find(({ id }) => id === message.body.node)!.materials
      if (!same(message.body.materials, own)) return `${message.body.node} sees others' papers`
    }
    for (const { before, answer } of answered) {
      if (isRefusal(answer)) continue
      const { request, papers } = answer.job.row
      const held = papers.map(({ key }) => key)
      if (request?.papers.some((key) => held.includes(key))) return 'what is held is asked for'
      const asks = answer.out.filter(({ type }) => type === 'joint.papers-requested.v1')
      const had = before.row.request?.papers ?? []
      const news = request?.papers.some((key) => !had.includes(key)) || had.some((key) => !request?.papers.includes(key) && !held.includes(key))
      if (asks.length > 1 || (asks.length === 1 && !news)) return 'asked twice'
    }
    return null
  },

  'the applicant is asked for what somebody needs, and who speaks with the applicant knows it': ({ answered, content }) => {
    let told: readonly string[] = []
    for (const { answer } of answered) {
      if (isRefusal(answer)) continue
      const { row, tasks } = answer.job
      for (const message of answer.out) if (message.type === 'joint.papers-requested.v1') told = message.body.papers
      if (!['accepted', 'in-review', 'issuing'].includes(row.state)) continue
      const asked = row.request?.papers ?? []
      const useless = asked.find((key) => !content.nodes.some(({ id, materials }) => !over(tasks[id]!) && materials.some((paper) => paperKey(paper) === key)))
      if (useless) return `${useless} is asked for, and nobody needs it`
      const open = told.filter((key) => !row.papers.some((held) => held.key === key))
      if (!same([...open].sort(), [...asked].sort())) return `${asked} is asked for, and the receiving centre was told ${open}`
    }
    return null
  },
} as const satisfies Record<string, Invariant>
