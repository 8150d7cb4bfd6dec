import { actsOnJob, jobStates } from './job-transitions.js'
import { actsOnTask, taskStates } from './task-transitions.js'

test('of a job, what a person or a centre can do: what tasks come to and what time brings is nobody\'s act', () => {
  expect(Object.fromEntries(jobStates.map((state) => [state, actsOnJob(state).join(' ')]))).toEqual({
    draft: 'submit', submitted: 'requestCorrection accept decline withdraw', correction: 'correct withdraw decline', accepted: 'withdraw', 'in-review': 'withdraw', issuing: 'withdraw',
    granted: '', partial: '', refused: '', 'not-accepted': '', withdrawn: '', lapsed: '',
  })
})

test('of a task, the same: nobody deems a consent', () => {
  const open = 'pause approve refuse consent object reassign'
  expect(Object.fromEntries(taskStates.map((state) => [state, actsOnTask(state).join(' ')]))).toEqual({
    waiting: '', offered: `receive claim ${open}`, received: `claim ${open}`, claimed: open, paused: `${open} resume`,
    approved: '', refused: '', consented: '', objected: '', 'deemed-consent': '', cancelled: '', skipped: '',
  })
})
