import type { FormInstance } from 'antd'
import { useEffect, useState } from 'react'
import { isRefused, paramOf, type Refused } from '../../shared/graph/refusal.js'
import { useLanguage } from '../../shared/i18n/language.js'
import { placeOf, withoutField, type FormValues } from './form-values.js'

/** Tells a refusal at the very field it names, however deep, and brings it into view; what belongs to none comes back as `general`. */
export function useFormRefusal(form: FormInstance<FormValues>) {
  const language = useLanguage()
  const [refused, setRefused] = useState<Refused>()
  const field = refused && paramOf(refused, 'field')
  const place = field === undefined ? undefined : placeOf(field)
  const shown = place && document.getElementById(place.join('_')) ? place : undefined
  useEffect(() => {
    if (!refused || !shown) return
    form.setFields([{ name: shown as never, errors: [withoutField(refused[language], field!)] }])
    const at = document.getElementById(shown.join('_'))
    const input = at?.matches('input, textarea, button') ? at : at?.querySelector<HTMLElement>('input')
    input?.focus()
    input?.scrollIntoView({ block: 'center' })
    // `shown` is made anew at every render from the two that are listed
  }, [refused, language])
  return {
    /** What was done, or nothing when it was refused or there was no answer. */
    take<A extends object>(answer: A | Refused | undefined): Exclude<A, Refused> | undefined {
      setRefused(isRefused(answer) ? answer : undefined)
      return isRefused(answer) ? undefined : (answer as Exclude<A, Refused> | undefined)
    },
    general: refused && !shown ? refused[language] : undefined,
    code: refused?.code,
    clear: () => setRefused(undefined),
  }
}
