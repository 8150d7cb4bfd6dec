import { useLocalized, useMessages } from '../../shared/i18n/messages.js'
import type { ItemOfGuide } from './guide-graph.js'
import { inYuan } from './in-yuan.js'
import { messages } from './messages.js'

export function Fees({ fees }: Pick<ItemOfGuide, 'fees'>) {
  const [say, localized] = [useMessages(messages), useLocalized()]
  return <ul className="plain">{fees.map(({ names, fen, basis }) => <li key={names.zh}>{localized(names)} <strong>{say('yuan', { yuan: inYuan(fen) })}</strong>{basis && <span className="minor" lang="zh-CN"> {basis}</span>}</li>)}</ul>
}
