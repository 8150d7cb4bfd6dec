import { daysOf, officeDay } from '../../shared/dates/dates.js'
import { useAsk } from '../../shared/graph/use-ask.js'
import { useLanguage } from '../../shared/i18n/language.js'
import { useLocalized, useMessages } from '../../shared/i18n/messages.js'
import { Asked, Settled } from '../../shared/states/asked.js'
import { Empty } from '../../shared/states/states.js'
import { Facts } from '../shell/facts.js'
import { Fees } from './fees.js'
import { GuideItem, type ItemOfGuide } from './guide-graph.js'
import { GuideFrame } from './guide-frame.js'
import { Materials } from './materials.js'
import { messages } from './messages.js'

/** One item as a centre runs it: what somebody must know before they come. */
export function ItemPage({ params: { centreId = '', code = '' } }: { params: Record<string, string> }) {
  const item = useAsk(GuideItem, { centreId, code }, { stays: 60_000 })
  const [say, localized] = [useMessages(messages), useLocalized()]
  const found = item.data?.implementationItem
  return (
    <GuideFrame centreId={centreId} title={found?.__typename === 'ImplementationItem' ? localized(found.names) : undefined}>
      <Asked of={item}>{(data) => (data.implementationItem.__typename === 'ItemNotRun' ? <Empty title={say('noJob')}><p>{say('noJobWhy')}</p></Empty> : (
        <Settled answer={data.implementationItem} retry={item.refetch}>{(it) => <Item item={it} />}</Settled>
      ))}</Asked>
    </GuideFrame>
  )
}

function Item({ item }: { item: ItemOfGuide }) {
  const [say, localized, language] = [useMessages(messages), useLocalized(), useLanguage()]
  const { kind, promisedLimit, statutoryLimit, conditions, results, windows, fees } = item
  const promised = kind === 'INSTANT' || promisedLimit.days === 0 ? say('instantLong') : daysOf(promisedLimit.days, promisedLimit.unit, language)
  return (
    <>
      <p className="where">{say('atCentre', { centre: localized(item.centreNames) })}</p>
      <Facts facts={[
        [say('who'), localized(item.departmentNames) || item.department],
        [say('promised'), <strong>{promised}</strong>],
        [say('statutory'), daysOf(statutoryLimit.days, statutoryLimit.unit, language)],
        [say('fees'), fees.length === 0 ? say('free') : <Fees fees={fees} />],
        [say('result'), results.map(({ names }) => localized(names)).join(language === 'zh' ? '、' : ', ')],
        [say('windows'), windows.length === 0 ? say('noWindows') : <ul className="plain">{windows.map(({ id, names, general }) => <li key={id}>{localized(names)}{general && <span className="below">{say('general')}</span>}</li>)}</ul>],
      ]} />
      <p className="minor">{say('limitsFrom')}</p>
      <h2>{say('materials')}</h2>
      {item.materials.length === 0 ? <p>{say('noMaterials')}</p> : <Materials papers={item.materials.map(({ code, ...paper }) => ({ key: code, ...paper }))} />}
      <h2>{say('conditions')}</h2>
      {conditions.length === 0 ? <p>{say('noConditions')}</p> : <ul>{conditions.map((condition) => <li key={condition.zh}>{localized(condition)}</li>)}</ul>}
      <h2>{say('basis')}</h2>
      <ul>{item.basis.split(/[;；]/).filter(Boolean).map((law) => <li key={law} lang="zh-CN">{law}</li>)}</ul>
      <p className="minor">{say('code')} {item.code} · {say('version', { version: item.version, date: officeDay(item.effectiveFrom, language) })}</p>
    </>
  )
}
