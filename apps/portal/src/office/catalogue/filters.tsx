import { Button, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useLanguage } from '../../shared/i18n/language.js'
import { useMessages } from '../../shared/i18n/messages.js'
import { Icon } from '../../shared/states/icons.js'
import { useDepartments } from './departments.js'
import { messages } from './messages.js'
import type { Content } from './queries.js'
import { kinds, tiers } from './words.js'

export interface Filter {
  search: string
  department?: string | undefined
  kind?: Content['kind'] | undefined
  tier?: Content['tiers'][number] | undefined
}

export const noFilter: Filter = { search: '' }

const PAUSE_MS = 250

/** Search asks once the typing pauses; each other choice at once. */
export function Filters({ filter, change }: { filter: Filter; change: (filter: Filter) => void }) {
  const [say, language, { choices }] = [useMessages(messages), useLanguage(), useDepartments()]
  const [typed, setTyped] = useState(filter.search)
  useEffect(() => setTyped(filter.search), [filter.search])
  useEffect(() => {
    if (typed === filter.search) return undefined
    const timer = setTimeout(() => change({ ...filter, search: typed }), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed, filter, change])
  const choicesOf = <K extends string>(words: Record<K, { zh: string; en: string }>) => Object.entries<{ zh: string; en: string }>(words).map(([value, word]) => ({ value: value as K, label: word[language] }))
  return (
    <div className="cat-box" role="search"><div className="cat-filters">
      <div>
        <label htmlFor="search">{say('search')}</label>
        <Input id="search" value={typed} maxLength={64} placeholder={say('searchHint')} prefix={<Icon name="search" />} onChange={({ target }) => setTyped(target.value)} />
      </div>
      <div>
        <label htmlFor="by-department">{say('department')}</label>
        <Select id="by-department" allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={say('everyDepartment')} value={filter.department ?? null} options={choices} onChange={(department) => change({ ...filter, department: department ?? undefined })} popupMatchSelectWidth={false} />
      </div>
      <div>
        <label htmlFor="by-kind">{say('kind')}</label>
        <Select id="by-kind" allowClear placeholder={say('everyKind')} value={filter.kind ?? null} options={choicesOf(kinds)} onChange={(kind) => change({ ...filter, kind: kind ?? undefined })} />
      </div>
      <div>
        <label htmlFor="by-tier">{say('tier')}</label>
        <Select id="by-tier" allowClear placeholder={say('everyTier')} value={filter.tier ?? null} options={choicesOf(tiers)} onChange={(tier) => change({ ...filter, tier: tier ?? undefined })} />
      </div>
      <Button disabled={JSON.stringify(filter) === JSON.stringify(noFilter)} onClick={() => change(noFilter)}>{say('clear')}</Button>
    </div></div>
  )
}
