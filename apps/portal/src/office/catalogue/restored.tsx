import { Button } from 'antd'
import { useMessages } from '../../shared/i18n/messages.js'
import { formMessages } from './form-messages.js'

/** Above a form that holds what was filled in before a reload. */
export function Restored({ startOver, children }: { startOver: () => void; children: string }) {
  const say = useMessages(formMessages)
  return <div className="cat-notice" role="status"><p>{children}</p><Button onClick={startOver}>{say('startOver')}</Button></div>
}
