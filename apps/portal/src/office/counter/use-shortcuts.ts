import { useEffect, useRef } from 'react'

export type Shortcuts = Partial<Record<'F2' | 'F4' | 'F8' | 'F9' | 'Shift+F9', () => void>>

/** Keys that browsers leave alone and that type nothing, so that they work in every field. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const now = useRef(shortcuts)
  now.current = shortcuts
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return
      const act = now.current[`${event.shiftKey ? 'Shift+' : ''}${event.key}` as keyof Shortcuts]
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

/** Brings a field into view and the keyboard to it. */
export function goTo(id: string): void {
  const field = document.getElementById(id)
  field?.scrollIntoView({ block: 'nearest' })
  field?.focus()
}
