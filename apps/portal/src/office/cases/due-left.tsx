import { daysOf } from '../../shared/dates/dates.js'
import { useLanguage } from '../../shared/i18n/language.js'
import { defineMessages, useMessages } from '../../shared/i18n/messages.js'
import { Icon } from '../../shared/states/icons.js'
import { urgencyOf, unitOf } from './urgency.js'

const messages = defineMessages(
  { left: '还剩{days}', today: '今天到期', over: '超期{days}' },
  { left: '{days} left', today: 'Due today', over: 'Overdue by {days}' },
)

/** How many days are left, by icon, word and colour: 还剩3个工作日, 今天到期, 超期1个工作日. */
export function DueLeft({ daysLeft, unit }: { daysLeft: number; unit: string | undefined }) {
  const [say, language] = [useMessages(messages), useLanguage()]
  const days = daysOf(Math.abs(daysLeft), unitOf(unit), language)
  const urgency = urgencyOf(daysLeft)
  const tone = { overdue: 'red', today: 'warning', soon: 'warning', calm: 'waiting' } as const
  return (
    <span className={`tag tag-${tone[urgency]}`}>
      <Icon name={urgency === 'calm' ? 'waiting' : 'warning'} />
      {daysLeft > 0 ? say('left', { days }) : daysLeft === 0 ? say('today') : say('over', { days })}
    </span>
  )
}
