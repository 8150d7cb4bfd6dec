import { Fragment, type ReactNode } from 'react'
import { daysOf } from '../../shared/dates/dates.js'
import { useLanguage } from '../../shared/i18n/language.js'
import { useLocalized, useMessages } from '../../shared/i18n/messages.js'
import { useDepartments } from './departments.js'
import { factMessages } from './messages.js'
import type { Content } from './queries.js'
import { Table } from './table.js'
import { money, needs } from './tell-difference.js'
import { depths, fields, forms, kinds, tiers } from './words.js'

/** What a version says, field by field, in the order of the comparison. */
export function Facts({ content }: { content: Content }) {
  const [say, language, { nameOf }] = [useMessages(factMessages), useLanguage(), useDepartments()]
  const none = <span className="cat-nothing">{say('none')}</span>
  const limit = ({ days, unit }: Content['promisedLimit']) => daysOf(days, unit, language)
  const facts: [keyof typeof fields, ReactNode][] = [
    ['NAMES', <Names key="n" of={content.names} />],
    ['KIND', kinds[content.kind][language]],
    ['DEPARTMENT', nameOf(content.department)],
    ['TIERS', content.tiers.map((tier) => tiers[tier][language]).join(language === 'zh' ? '、' : ', ')],
    ['STATUTORY_LIMIT', limit(content.statutoryLimit)],
    ['PROMISED_LIMIT', limit(content.promisedLimit)],
    ['MATERIALS', content.materials.length === 0 ? none : <Materials of={content.materials} />],
    ['CONDITIONS', content.conditions.length === 0 ? none : <ul>{content.conditions.map((condition) => <li key={condition.zh}><Names of={condition} /></li>)}</ul>],
    ['FEES', content.fees.length === 0 ? say('free') : <ul>{content.fees.map((fee) => <li key={fee.names.zh}><Names of={fee.names} /> {money(fee.fen, language)}{fee.basis && <span className="cat-soft">{say('basisOf', { basis: fee.basis })}</span>}</li>)}</ul>],
    ['RESULTS', content.results.length === 0 ? none : <ul>{content.results.map(({ code, names }) => <li key={code}><Names of={names} /></li>)}</ul>],
    ['ONLINE_DEPTH', depths[content.onlineDepth]?.[language] ?? content.onlineDepth],
    ['FORM', content.form ? <Form text={content.form} /> : none],
    ['BASIS', content.basis],
  ]
  return (
    <div className="cat-box"><dl className="cat-facts">
      {facts.map(([field, value]) => <Fragment key={field}><div><dt>{fields[field][language]}</dt><dd>{value}</dd></div></Fragment>)}
    </dl></div>
  )
}

/** A text with its other language beneath: a standard is published in both. */
export function Names({ of: { zh, en } }: { of: { zh: string; en?: string | null } }) {
  const language = useLanguage()
  const [first, second] = language === 'en' && en ? [en, zh] : [zh, en]
  return <>{first}{second && second !== first && <span className="cat-english" lang={language === 'zh' ? 'en' : 'zh-CN'}>{second}</span>}</>
}

function Materials({ of }: { of: Content['materials'] }) {
  const [say, language, localized] = [useMessages(factMessages), useLanguage(), useLocalized()]
  return (
    <Table label={fields.MATERIALS[language]} rows={of} keyOf={({ code }) => code} columns={[
      { head: say('material'), name: say('material'), cell: ({ code, names }) => <>{localized(names)} <span className="cat-soft">{code}</span></> },
      { head: say('materialForm'), name: say('materialForm'), cell: ({ form }) => forms[form][language] },
      { head: say('materialCopies'), name: say('materialCopies'), cell: ({ copies }) => say('copies', { n: copies }) },
      { head: say('materialNeed'), name: say('materialNeed'), cell: ({ required }) => needs[`${required}`][language] },
    ]} />
  )
}

function Form({ text }: { text: string }) {
  let shown = text
  try {
    shown = JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    // shown as it was written
  }
  return <pre className="cat-form" tabIndex={0}>{shown}</pre>
}
