import { useAsk } from '../../shared/graph/use-ask.js'
import { useLanguage } from '../../shared/i18n/language.js'
import { useMessages } from '../../shared/i18n/messages.js'
import { Asked, Settled } from '../../shared/states/asked.js'
import { Empty } from '../../shared/states/states.js'
import { ChangeTag } from './change-tag.js'
import { useDepartments } from './departments.js'
import { compareMessages, messages } from './messages.js'
import { Comparison } from './queries.js'
import { Table, type Column } from './table.js'
import { tellDifferences, type Told } from './tell-difference.js'
import type { Known } from './use-item.js'

/** What one version says differently from another: by icon and word, the old beside the new. */
export function Differences({ known: { code, versions, draft }, from, to }: { known: Known; from: number; to: number }) {
  const [say, word, language, { nameOf }] = [useMessages(compareMessages), useMessages(messages), useLanguage(), useDepartments()]
  const comparison = useAsk(Comparison, { code, from, to }, { keep: true })
  const content = (version: number) => [...(draft ? [draft] : []), ...versions].find((one) => one.version === version)
  const columns: Column<Told>[] = [
    { head: say('field'), name: say('field'), cell: ({ field, which }) => <><b>{field}</b>{which && <span className="cat-soft">{which}</span>}</> },
    { head: say('change'), name: say('change'), cell: ({ change }) => <ChangeTag of={change} /> },
    { head: `${say('from')} · ${word('nth', { n: from })}`, name: word('nth', { n: from }), className: 'cat-before', cell: ({ before, change }) => (change === 'REMOVED' ? <del>{before ?? say('listed')}</del> : before ?? <Nothing />) },
    { head: `${say('to')} · ${word('nth', { n: to })}`, name: word('nth', { n: to }), className: 'cat-after', cell: ({ after, change }) => (change === 'ADDED' ? <ins>{after ?? say('listed')}</ins> : after ?? <Nothing />) },
  ]
  return (
    <Asked of={comparison}>
      {({ catalogueComparison }) => (
        <Settled answer={catalogueComparison} retry={comparison.refetch}>
          {({ differences }) => {
            const told = tellDifferences(differences, { before: content(from), after: content(to), departmentName: nameOf }, language)
            if (told.length === 0) return <Empty title={say('same')} />
            return <><p className="cat-none" role="status">{say('count', { n: told.length })}</p><Table label={word('compare')} columns={columns} rows={told} keyOf={(row) => `${row.field} ${row.which} ${row.change}`} /></>
          }}
        </Settled>
      )}
    </Asked>
  )
}

function Nothing() {
  const say = useMessages(compareMessages)
  return <span className="cat-nothing">{say('nothing')}</span>
}
