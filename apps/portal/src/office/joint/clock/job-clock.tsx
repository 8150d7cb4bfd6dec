import { useState } from 'react'
import { shortDay, weekday } from '../../../shared/dates/dates.js'
import { useLanguage } from '../../../shared/i18n/language.js'
import { defineMessages, useLocalized, useMessages } from '../../../shared/i18n/messages.js'
import type { Job } from '../job/job-query.js'
import { linesOf, type ClockLine } from './clock-lines.js'
import './clock.css'

const words = defineMessages({
  title: '时限逐日', lead: '自受理次日起：每日是否计入，由谁占用。同时办理的环节各记一日。', day: '日期', counted: '计入', sum: '计入日数',
  yes: '✓', no: '–', yesLong: '计入', noLong: '不计入', nobody: '无人（如等待牵头部门）', none: '受理后才开始计日。', first: '今日受理，自次日起计。', all: '显示全部{n}日',
  DELIVERY: '传', WAITING: '等', HANDLING: '办', PAUSED: '停', NOBODY: '空', DELIVERYLong: '传送中', WAITINGLong: '在中心等待', HANDLINGLong: '办理中', PAUSEDLong: '停钟', NOBODYLong: '无人占用',
}, {
  title: 'Day by day', lead: 'From the day after acceptance: whether each day counted, and whose it was. Nodes side by side are each charged the day.', day: 'Day', counted: 'Counted', sum: 'Days counted',
  yes: '✓', no: '–', yesLong: 'counted', noLong: 'not counted', nobody: 'Nobody (as while the lead is awaited)', none: 'Days are counted from acceptance on.', first: 'Accepted today: counting begins tomorrow.', all: 'Show all {n} days',
  DELIVERY: 'D', WAITING: 'W', HANDLING: 'H', PAUSED: 'P', NOBODY: 'N', DELIVERYLong: 'delivery', WAITINGLong: 'waiting at the centre', HANDLINGLong: 'handling', PAUSEDLong: 'clock stands', NOBODYLong: 'nobody\'s',
})

const SHOWN = 90
const KINDS = ['DELIVERY', 'WAITING', 'HANDLING', 'PAUSED'] as const

/** Each day of the job's clock, and whose it was: nodes by days, with the sums. */
export function JobClock({ job }: { job: Job }) {
  const [say, localized] = [useMessages(words), useLocalized()]
  const [all, showAll] = useState(false)
  const lines = linesOf(job)
  const days = all ? job.days : job.days.slice(-SHOWN)
  const nameOf = ({ node, centreId }: ClockLine) => [localized(job.nodes.find(({ id }) => id === node)?.names), localized(job.centres.find(({ id }) => id === centreId)?.names)]
  const used = new Set(lines.flatMap(({ uses }) => [...uses.values()]))
  return (
    <section className="card" aria-labelledby="clock">
      <header><h2 id="clock">{say('title')}</h2>{job.days.length > days.length && <button type="button" className="plain-button" onClick={() => showAll(true)}>{say('all', { n: job.days.length })}</button>}</header>
      {job.days.length === 0 ? <p className="nothing">{job.acceptedAt ? say('first') : say('none')}</p> : (
        <>
          <p className="matrix-lead">{say('lead')}</p>
          <div className="wide-scroll" role="region" aria-labelledby="clock" tabIndex={0}>
            <table className="clock">
              <thead>
                <tr><th scope="col">{say('day')}</th>{days.map(({ day, counted }, i) => <DayHead key={day} day={day} counted={counted} month={i === 0 || day.endsWith('-01')} />)}<th scope="col" className="sum">{say('sum')}</th></tr>
                <tr><th scope="row">{say('counted')}</th>{days.map(({ day, counted }) => <td key={day} className={counted ? 'yes' : 'off'}><span aria-hidden="true">{say(counted ? 'yes' : 'no')}</span><span className="unseen">{say(counted ? 'yesLong' : 'noLong')}</span></td>)}<td className="sum">{job.consumed}</td></tr>
              </thead>
              <tbody>
                {lines.map((line) => (
                  <tr key={`${line.node}-${line.centreId}`}>
                    <th scope="row">{nameOf(line)[0] || say('nobody')}{line.centreId && <span className="soft">{nameOf(line)[1] || line.centreId}</span>}</th>
                    {days.map(({ day, counted }) => {
                      const kind = line.uses.get(day)
                      return <td key={day} className={`${kind ? `use use-${kind.toLowerCase()}` : ''}${counted ? '' : ' off'}`}>{kind && <><span aria-hidden="true">{say(kind)}</span><span className="unseen">{say(`${kind}Long`)}</span></>}</td>
                    })}
                    <td className="sum">{line.sum}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <ul className="legend" aria-hidden="true">{[...KINDS, 'NOBODY' as const].filter((kind) => used.has(kind)).map((kind) => <li key={kind}><i className={`use use-${kind.toLowerCase()}`}>{say(kind)}</i>{say(`${kind}Long`)}</li>)}</ul>
        </>
      )}
    </section>
  )
}

/** A day's column: its number and weekday, under its month where that begins. */
function DayHead({ day, counted, month }: { day: string; counted: boolean; month: boolean }) {
  const language = useLanguage()
  const [name, letters] = [shortDay(day, language), weekday(day, language)]
  return (
    <th scope="col" className={counted ? undefined : 'off'}>
      <time dateTime={day} className="unseen">{name}, {letters}</time>
      <span className="month" aria-hidden="true">{month ? (language === 'zh' ? name.split('月')[0] + '月' : name.split(' ')[1]!.slice(0, 3)) : '\u00a0'}</span>
      <span className="date" aria-hidden="true">{Number(day.slice(8))}</span>
      <span className="weekday" aria-hidden="true">{language === 'zh' ? letters.slice(-1) : letters.slice(0, 2)}</span>
    </th>
  )
}
