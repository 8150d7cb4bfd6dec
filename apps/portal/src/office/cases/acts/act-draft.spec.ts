import { inputOf, NOTHING, papersToChoose } from './act-draft.js'

const material = (code: string, required: boolean, copies: number, brought: number) => ({ code, names: { zh: code, en: null }, required, copies, form: null, brought, missing: required ? Math.max(0, copies - brought) : 0 })
const kase = {
  centreId: 'hzcg', id: 'c1', version: 3, task: null,
  materials: [material('application-form', true, 1, 1), material('effect-picture', true, 2, 1), material('authorisation', false, 1, 0)],
}

test('papers that are missing, and others not brought yet, can be taken in', () => {
  expect(papersToChoose('completePapers', kase)).toEqual([{ key: 'effect-picture', code: 'effect-picture', copies: 1 }, { key: 'authorisation', code: 'authorisation', copies: 1 }])
  expect(papersToChoose('acceptCase', kase)).toEqual([])
})

test('an empty reason is not sent, so that the graph says whether it was needed', () => {
  expect(inputOf({ ...NOTHING, reason: '  ', completeBy: '2015-07-30' }, 'refuseCase', kase)).toEqual({ centreId: 'hzcg', caseId: 'c1', expectedVersion: 3 })
  expect(inputOf({ ...NOTHING, reason: ' 图纸不符 ', basis: '第三十八条' }, 'refuseCase', kase)).toEqual({ centreId: 'hzcg', caseId: 'c1', expectedVersion: 3, reason: '图纸不符', basis: '第三十八条' })
  expect(inputOf({ ...NOTHING, completeBy: '2015-07-30' }, 'notifyMissing', kase)).toEqual({ centreId: 'hzcg', caseId: 'c1', expectedVersion: 3, completeBy: '2015-07-30' })
})

test('only the papers ticked are sent, with their copies', () => {
  expect(inputOf({ ...NOTHING, papers: { 'effect-picture': 2, authorisation: 0 } }, 'completePapers', kase).papers).toEqual([{ code: 'effect-picture', copies: 2 }])
})

test('documents of a task are named as the task names them', () => {
  const task = { papers: [{ code: 'articles', subject: 'company', variant: null, form: 'copy' }, { code: 'id', subject: 'agent', variant: 'new', form: 'copy' }] } as never
  expect(inputOf({ ...NOTHING, papers: { 'articles company ': 1, 'id agent new': 1 } }, 'requestTaskPapers', { ...kase, task }).papers)
    .toEqual([{ code: 'articles', subject: 'company' }, { code: 'id', subject: 'agent', variant: 'new' }])
})
