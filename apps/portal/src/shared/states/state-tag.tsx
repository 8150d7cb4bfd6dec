import { Icon, type IconName } from './icons.js'
import './states.css'

export type Tone = Extract<IconName, 'done' | 'going' | 'waiting' | 'warning' | 'yellow' | 'red' | 'refused' | 'stopped' | 'away'>

/** A state by icon, word and colour: the word alone says it. */
export function StateTag({ tone, children }: { tone: Tone; children: string }) {
  return (
    <span className={`tag tag-${tone}`}>
      <Icon name={tone} />
      {children}
    </span>
  )
}
