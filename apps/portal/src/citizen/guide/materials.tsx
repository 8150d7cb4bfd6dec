import { useLocalized, useMessages } from '../../shared/i18n/messages.js'
import { messages } from './messages.js'

interface Paper {
  key: string
  names: { zh: string; en: string | null }
  form: 'ORIGINAL' | 'COPY' | 'VERIFIED_COPY' | 'ORIGINAL_AND_COPY' | 'ELECTRONIC'
  required?: boolean
  copies?: number
  eLicence?: string | null
}

/** What to bring, what must be there first: in which form and how many. */
export function Materials({ papers }: { papers: readonly Paper[] }) {
  const [say, localized] = [useMessages(messages), useLocalized()]
  const sorted = [...papers].sort((a, b) => Number(b.required ?? true) - Number(a.required ?? true))
  return (
    <ol className="papers">
      {sorted.map(({ key, names, form, required, copies, eLicence }) => (
        <li key={key}>
          <strong>{localized(names)}</strong>
          <span>
            {[copies === undefined ? say(`form_${form}`) : say('copies', { form: say(`form_${form}`), n: copies }), required !== undefined && say(required ? 'required' : 'optional'), eLicence && say('eLicence')].filter(Boolean).join(' · ')}
          </span>
        </li>
      ))}
    </ol>
  )
}
