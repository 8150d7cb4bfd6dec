import { useLanguage } from '../../../shared/i18n/language.js'
import { useLocalized, useMessages } from '../../../shared/i18n/messages.js'
import { messages } from '../job/job-messages.js'
import type { Edge, Job } from '../job/job-query.js'
import { conditionWords } from '../job/node-facts.js'
import { labelPlace, pathOf, placed, rem } from './geometry.js'

/** Arrow heads and the diamond of a condition, once for chart and legend. */
export function EdgeMarks({ id }: { id: string }) {
  return (
    <defs>
      <marker id={`${id}-HARD`} viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 L10 5 L0 10 z" fill="#4a5361" /></marker>
      <marker id={`${id}-SOFT`} viewBox="0 0 10 10" refX="9" refY="5" markerWidth="10" markerHeight="10" markerUnits="userSpaceOnUse" orient="auto"><path d="M1 1 L9 5 L1 9" fill="none" stroke="#4a5361" strokeWidth="1.6" /></marker>
      <marker id={`${id}-CONDITIONAL`} viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 L10 5 L0 10 z" fill="#0b4da2" /></marker>
      <marker id={`${id}-diamond`} viewBox="0 0 10 10" refX="1" refY="5" markerWidth="11" markerHeight="11" markerUnits="userSpaceOnUse" orient="auto"><path d="M0.5 5 L5 0.8 L9.5 5 L5 9.2 z" fill="#fff" stroke="#0b4da2" strokeWidth="1.4" /></marker>
    </defs>
  )
}

export function EdgeLine({ kind, d, marks }: { kind: Edge['kind']; d: string; marks: string }) {
  return <path className={`edge edge-${kind.toLowerCase()}`} d={d} markerEnd={`url(#${marks}-${kind})`} {...(kind === 'CONDITIONAL' && { markerStart: `url(#${marks}-diamond)` })} />
}

/** The lines between nodes: told apart by stroke and head, not by colour alone. Readers find the same in each node's words. */
export function Edges({ job, width, height }: { job: Job; width: number; height: number }) {
  return (
    <svg className="edges" viewBox={`0 0 ${width} ${height}`} style={{ width: rem(width), height: rem(height) }} aria-hidden="true">
      <EdgeMarks id="chart" />
      {job.edges.map((edge) => <EdgeLine key={`${edge.from}-${edge.to}`} kind={edge.kind} d={pathOf(edge.points.map(placed))} marks="chart" />)}
    </svg>
  )
}

/** On each conditional line, when it is taken. */
export function EdgeWords({ job }: { job: Job }) {
  const [say, language, localized] = [useMessages(messages), useLanguage(), useLocalized()]
  const nameOf = (id: string) => localized(job.nodes.find((node) => node.id === id)?.names) || id
  return job.edges.map(({ from, to, when, points }) => {
    if (!when) return null
    const { at: { x, y }, room } = labelPlace(points.map(placed))
    return <span key={`${from}-${to}`} className="edge-words" aria-hidden="true" style={{ left: rem(x), top: rem(y), maxWidth: rem(Math.max(76, room - 8)) }}>{conditionWords(when, from, nameOf, say, language)}</span>
  })
}
