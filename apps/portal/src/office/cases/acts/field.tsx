import type { ReactNode } from 'react'
import { Icon } from '../../../shared/states/icons.js'

interface Aria {
  id: string
  'aria-describedby': string
  'aria-invalid': boolean
  status?: 'error'
}

/** A labelled field with its hint, and the graph's refusal when it belongs here. */
export function Field({ id, label, hint, fault, children }: { id: string; label: string; hint: string; fault: string | undefined; children: (aria: Aria) => ReactNode }) {
  return (
    <div className={fault ? 'field field-wrong' : 'field'}>
      <label htmlFor={id}>{label}</label>
      <span className="quiet" id={`${id}-hint`}>{hint}</span>
      {fault && <Fault id={id}>{fault}</Fault>}
      {children({ id, 'aria-describedby': fault ? `${id}-fault ${id}-hint` : `${id}-hint`, 'aria-invalid': fault !== undefined, ...(fault && { status: 'error' as const }) })}
    </div>
  )
}

export const Fault = ({ id, children }: { id: string; children: string }) => <p className="fault" id={`${id}-fault`} role="alert"><Icon name="refused" />{children}</p>
