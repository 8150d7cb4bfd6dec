import { useCentreName } from '../../../shared/centres/centre-names.js'
import { officeInstant } from '../../../shared/dates/dates.js'
import { Instant } from '../../../shared/dates/due.js'
import { useLanguage } from '../../../shared/i18n/language.js'
import { useLocalized, useMessages } from '../../../shared/i18n/messages.js'
import { materialForms, taskDecisions, taskKinds } from '../words.js'
import { messages } from './messages.js'
import type { Kase, Task } from './questions.js'
import { usePaperName, useTaskBlueprint } from './use-paper-name.js'

/** The joint job's task that the case is worked for: what it is, what was decided, and the documents it sees. */
export function TaskCard({ kase, task }: { kase: Kase; task: Task }) {
  const [say, localized, language, nameOf] = [useMessages(messages), useLocalized(), useLanguage(), useCentreName()]
  const blueprint = useTaskBlueprint(task)
  const node = localized(blueprint?.nodes.find(({ id }) => id === task.node)?.names) || task.node
  const { decision } = task
  return (
    <section className="card" aria-labelledby="task">
      <header><h2 id="task">{say('task')}</h2></header>
      <div className="card-body">
        <p className="task-name"><b>{say('taskOf', { blueprint: localized(blueprint?.names) || task.blueprintCode, node })}</b></p>
        <dl className="facts">
          <div><dt>{say('kind')}</dt><dd>{taskKinds[task.kind][language]}</dd></div>
          <div><dt>{say('receivedBy')}</dt><dd>{nameOf(task.receivedBy)}</dd></div>
          <div><dt>{say('offered')}</dt><dd><Instant at={task.offeredAt} />{task.epoch > 1 && <span className="quiet">{say('epochTimes', { n: task.epoch })}</span>}</dd></div>
          <div>
            <dt>{say('decision')}</dt>
            <dd>{decision ? taskDecisions[decision.decision][language] : say('notDecided')}
              {decision && !decision.confirmedAt && !decision.late && <span className="quiet">{say('notConfirmed')}</span>}
              {decision?.confirmedAt && <span className="quiet">{say('confirmed', { when: officeInstant(decision.confirmedAt, language) })}</span>}</dd>
          </div>
          {task.reminders.length > 0 && <div><dt>{say('reminders')}</dt><dd>{task.reminders.map(({ no, by, at }) => <span className="line" key={no}>{say('reminder', { when: officeInstant(at, language), by })}</span>)}</dd></div>}
        </dl>
        <TaskPapers kase={kase} task={task} />
      </div>
    </section>
  )
}

function TaskPapers({ kase, task: { papers, requested, forwarded } }: { kase: Kase; task: Task }) {
  const [say, language, nameOf] = [useMessages(messages), useLanguage(), usePaperName(kase)]
  const same = (a: { code: string; subject: string; variant: string | null }) => (b: { code: string; subject: string; variant: string | null }) =>
    a.code === b.code && a.subject === b.subject && a.variant === b.variant
  const formOf = (form: string) => materialForms[form.replaceAll('-', '_').toUpperCase() as keyof typeof materialForms]?.[language] ?? form
  return (
    <>
      <h3>{say('papers')}</h3>
      {papers === null ? <p className="quiet">{say('hidden')}</p> : papers.length === 0 ? <p className="quiet">{say('noPapers')}</p> : (
        <ul className="materials task-papers">
          {papers.map((paper) => (
            <li key={[paper.code, paper.subject, paper.variant].join(' ')}>
              <span>{nameOf(paper)}<span className="quiet">{formOf(paper.form)}</span></span>
              {forwarded?.some(same(paper)) ? <span className="mark">{say('forwarded')}</span> : requested?.some(same(paper)) ? <span className="mark">{say('requested')}</span> : null}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
