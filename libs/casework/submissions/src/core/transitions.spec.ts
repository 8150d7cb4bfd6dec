import { isRefusal } from '@tongban/kernel'
import { acts } from './acts.js'
import { hearOfJob, type News } from './hear-of-job.js'
import { act, asked, submission } from './office.fixture.js'
import { submissionActs, submissionStates, type SubmissionState } from './transitions.js'

// Columns: bring papers, withdraw. "-" is refused, and says what is possible.
const expected: Record<SubmissionState, string> = {
  submitted: '     submitted  withdrawing',
  correction: '    correction withdrawing',
  accepted: '      accepted   withdrawing',
  'in-review': '   in-review  withdrawing',
  issuing: '       issuing    withdrawing',
  granted: '       -          -',
  partial: '       -          -',
  refused: '       -          -',
  'not-accepted': '-          -',
  withdrawing: '   -          -',
  withdrawn: '     -          -',
  lapsed: '        -          -',
  'not-taken': '   -          -',
}
const cells = submissionStates.flatMap((state) => submissionActs.map((name, i) => [state, name, expected[state].trim().split(/\s+/)[i]!] as const))

test.each(cells)('%s, %s: %s', (state, name, to) => {
  const answer = acts[name](submission(state), { ...act('2015-07-01T10:00', { reason: '申请人来函' }), papers: [{ ...asked[0]!, variant: null }], asked })
  if (to !== '-') return expect(answer).toMatchObject({ change: { state: to } })
  expect(answer).toMatchObject({ refused: 'submission-state', params: { state, act: name, possible: [] } })
})

const progress = (state: string, version = 7): News =>
  ({ type: 'progressed', progress: { version, state, acceptedAt: null, endedAt: '2015-07-07T01:00:00.000Z', due: null, result: null, nodes: [], at: '2015-07-07T01:00:00.000Z' } })
const correction: News = { type: 'papers-requested', request: { kind: 'correction', papers: [asked[0]!], note: null, completeBy: '2015-07-20', since: '2015-07-01T01:00:00.000Z' } }
const refusedSubmission: News = { type: 'not-taken', kind: 'job-submitted', code: 'papers-not-asked', at: '2015-07-01T01:00:00.000Z' }
const refusedWithdrawal: News = { type: 'not-taken', kind: 'job-withdrawn', code: 'job-state', at: '2015-07-01T01:00:00.000Z' }

// Columns: progressed to in-review, to withdrawn, a correction asked for, submission not taken, withdrawal not taken. "=": stays; "-": nothing is written.
const heard: Partial<Record<SubmissionState, string>> = {
  submitted: '  in-review withdrawn correction not-taken -',
  correction: ' in-review withdrawn correction not-taken -',
  accepted: '   in-review withdrawn correction not-taken -',
  withdrawing: '=         withdrawn -          not-taken submitted',
  withdrawn: '  in-review =         -          not-taken -',
}
const words = [progress('in-review'), progress('withdrawn'), correction, refusedSubmission, refusedWithdrawal]
const news = Object.entries(heard).flatMap(([state, row]) => row.trim().split(/\s+/).map((to, i) => [state as SubmissionState, i, to] as const))

test.each(news)('%s hears word %i: %s', (state, i, to) => {
  const before = submission(state)
  const answer = hearOfJob(before, words[i]!)
  if (to === '-') return expect(answer).toBeNull()
  expect(answer?.change.state).toBe(to === '=' ? state : to)
  // Heard again, nothing is written; a refused submission stays refused.
  expect(hearOfJob({ ...before, ...answer!.change }, words[i]!)).toBeNull()
})

test('an older word than the one known is passed over, and a state of a newer version is shown in the progress alone', () => {
  const known = { ...submission('accepted'), ...hearOfJob(submission('accepted'), progress('issuing', 9))!.change }
  expect(hearOfJob(known, progress('in-review', 8))).toBeNull()
  expect(hearOfJob(known, progress('reopened', 10))).toMatchObject({ step: null, change: { state: 'issuing', progress: { state: 'reopened' } } })
})

test('what was asked for shrinks by what is brought; a notice without papers is answered by coming back', () => {
  const asking = { ...submission('correction'), request: { ...(correction as { request: any }).request, papers: [asked[0]!, asked[1]!] } }
  const bring = (of: typeof asking, papers: typeof asked) => acts.bringJobPapers(of, { ...act('2015-07-02T10:00'), papers, asked })
  expect(bring(asking, [asked[0]!])).toMatchObject({ change: { request: { papers: [asked[1]!] } } })
  expect(bring(asking, asked)).toMatchObject({ change: { request: null } })
  expect(bring(asking, [])).toEqual({ refused: 'bad-input', params: { field: 'papers', reason: 'empty' } })
  const note = { ...asking, request: { ...asking.request, papers: [], note: '请更正名称' } }
  expect(isRefusal(bring(note, []))).toBe(false)
})

test('what nobody needs any more is asked for no more: the notice shrinks, and closes when neither paper nor word is left', () => {
  const asking = { ...submission('in-review'), request: { ...(correction as { request: any }).request, kind: 'supplement', papers: [asked[0]!, asked[1]!] } }
  const news = (papers: typeof asked, note: string | null = null): News => ({ type: 'papers-requested', request: { ...asking.request, papers, note } })
  expect(hearOfJob(asking, news([asked[1]!]))).toMatchObject({ change: { state: 'in-review', request: { papers: [asked[1]!] } } })
  expect(hearOfJob(asking, news([]))).toEqual({ step: { kind: 'papers-requested', reason: null }, change: { state: 'in-review', request: null } })
  expect(hearOfJob(asking, news([], '请更正名称'))).toMatchObject({ change: { request: { papers: [], note: '请更正名称' } } })
  expect(hearOfJob({ ...asking, request: null }, news([]))).toBeNull()
})

test('papers that nobody asks for, twice, or in too loose a form are refused; an electronic licence stands in where it may', () => {
  const bring = (papers: { code: string; subject: string; variant: string | null; form: string }[]) => acts.bringJobPapers(submission('submitted'), { ...act('2015-07-02T10:00'), papers, asked })
  expect(bring([{ code: 'x', subject: 'company', variant: null, form: 'copy' }])).toEqual({ refused: 'papers-not-asked', params: { papers: ['x/company'], blueprint: 'three-certificates', version: 1 } })
  expect(bring([asked[0]!, asked[0]!])).toEqual({ refused: 'material-twice', params: { material: 'articles/company' } })
  expect(bring([{ ...asked[0]!, form: 'copy' }])).toEqual({ refused: 'form-not-strict-enough', params: { paper: 'articles/company', form: 'copy', needed: 'original' } })
  expect(isRefusal(bring([{ ...asked[1]!, form: 'electronic' }]))).toBe(false)
})
