import type { ReactNode } from 'react'
import { Icon } from '../../shared/states/icons.js'

/** What is wrong with a field, and what to do, right below it. */
export function Fault({ children, warning = false }: { children: ReactNode; warning?: boolean }) {
  return <p className={warning ? 'fault fault-warning' : 'fault'}><Icon name={warning ? 'warning' : 'refused'} /><span>{children}</span></p>
}
