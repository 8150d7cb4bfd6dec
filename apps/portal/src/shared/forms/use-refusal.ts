import { useEffect, useState } from 'react'
import { isAway, isRefused, type Away, type Refused } from '../graph/refusal.js'
import { useLanguage } from '../i18n/language.js'
import { fieldOf, type FieldTable } from './field-of.js'
import type { Done } from '../states/asked.js'

export interface RefusalAtField<F extends string> {
  /** Keeps a refusal to show it, or gives back what was done: `const done = refusal.take(answer?.acceptCase)`; undefined when it was refused, the centre is away, or there was no answer. */
  take<A extends object>(answer: A | Refused | Away | undefined): Done<A> | undefined
  /** The sentence at this field, if there is one. */
  at(field: F): string | undefined
  /** For antd: `<Form.Item {...refusal.item('windowId')}>`. */
  item(field: F): { validateStatus?: 'error'; help?: string }
  /** The sentence that belongs to no field: show it with `<Sentence>`. */
  general: string | undefined
  away: Away | undefined
  clear(): void
}

/**
 * Where a refusal is told: at the field that can be mended, by a table of codes (`{ 'no-such-window': 'windowId' }`).
 * `bad-input` goes to the field it names when that is one of `fields`. The field is brought into view and focused.
 */
export function useRefusal<F extends string>(fields: readonly F[], table: FieldTable<F> = {}): RefusalAtField<F> {
  const language = useLanguage()
  const [told, setTold] = useState<Refused>()
  const [away, setAway] = useState<Away>()
  const field = told && fieldOf(told, fields, table)
  useEffect(() => {
    if (field) document.querySelector<HTMLElement>(`#${CSS.escape(field)}, [name="${CSS.escape(field)}"]`)?.focus()
  }, [told, field])
  const at = (asked: F) => (told && field === asked ? told[language] : undefined)
  return {
    take: <A extends object>(answer: A | Refused | Away | undefined) => {
      setTold(isRefused(answer) ? answer : undefined)
      setAway(isAway(answer) ? answer : undefined)
      return isRefused(answer) || isAway(answer) ? undefined : (answer as Done<A>)
    },
    at,
    item: (asked) => {
      const help = at(asked)
      return help ? { validateStatus: 'error', help } : {}
    },
    general: told && !field ? told[language] : undefined,
    away,
    clear: () => {
      setTold(undefined)
      setAway(undefined)
    },
  }
}
