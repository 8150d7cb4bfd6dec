import type { ReactNode } from 'react'
import { StateTag, type Tone } from '../../shared/states/state-tag.js'

export interface Step {
  key: string
  name: string
  /** Who, where, until when. */
  about?: ReactNode
  tone: Tone
  word: string
}

/** One line a department or a stage, in their order: what it is, who has it, how far it is. */
export function StepList({ steps }: { steps: readonly Step[] }) {
  return (
    <ol className="steps">
      {steps.map(({ key, name, about, tone, word }) => (
        <li key={key} className={`step step-${tone}`}>
          <div><strong>{name}</strong>{about}</div>
          <StateTag tone={tone}>{word}</StateTag>
        </li>
      ))}
    </ol>
  )
}
