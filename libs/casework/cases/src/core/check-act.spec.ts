import { calendar } from '@tongban/kernel'
import type { Act, Kase } from './case.js'
import { acts } from './acts.js'
import { act, at, kase, officer } from './office.fixture.js'
import type { CaseAct } from './transitions.js'

const take = (name: CaseAct, before: Kase, asked: Act) => acts[name](before, asked, calendar)

const july1 = '2015-07-01T10:00'
const steps = (time: string) => ({ lastStep: { no: 3, hash: '', occurredAt: at(time) } })

test('the officer of another stage is refused, with the stage that is asked for', () => {
  expect(take('handleCase', kase('accepted'), act('review', july1))).toEqual({ refused: 'not-your-stage', params: { stage: 'handling', centre: 'hzcg', on: '2015-07-01' } })
})

test('an officer without any post at the centre on that day is refused', () => {
  expect(take('handleCase', kase('accepted'), act('handling', july1, { by: { subject: 'hzcg.handler', posts: [] } }))).toMatchObject({ refused: 'not-your-stage' })
})

test('of several posts the one that carries the stage is recorded', () => {
  const both = { subject: 'hzcg.head', posts: [...officer('delivery').posts, ...officer('handling').posts] }
  expect(take('handleCase', kase('accepted'), act('handling', july1, { by: both }))).toMatchObject({ step: { post: 'hzcg.handling' }, change: { officers: { handling: 'hzcg.head' } } })
})

test.each([
  ['reviewCase', 'handled', 'review', 'handling', { handling: 'ou' }],
  ['approveCase', 'reviewed', 'approval', 'handling', { handling: 'ou', review: 'li' }],
  ['approveCase', 'reviewed', 'approval', 'review', { handling: 'li', review: 'ou' }],
  ['refuseCase', 'reviewed', 'approval', 'review', { handling: 'li', review: 'ou' }],
  ['sendBackCase', 'handled', 'review', 'handling', { handling: 'ou' }],
] as const)('%s by the officer who took another stage of the same case is refused and names who', (name, state, stage, other, officers) => {
  const by = officer(stage, 'ou')
  expect(take(name, kase(state, { officers }), act(stage, july1, { by, reason: '不予许可', basis: '《公司登记管理条例》' })))
    .toEqual({ refused: 'same-officer', params: { stage, other, officer: 'ou' } })
})

test('after a case went back, the new handler counts, not the one before', () => {
  const again = take('handleCase', kase('accepted', { officers: { handling: 'ou' } }), act('handling', july1, { by: officer('handling', 'li') }))
  expect(again).toMatchObject({ change: { officers: { handling: 'li' } } })
})

test('a general window accepts for every department, another window only for its own', () => {
  const at = (department: string) => ({ subject: 'ou', posts: [{ id: 'hz.gs-acceptance', stages: ['acceptance' as const], department, window: 'hz-w2', general: false, hall: false, lateDays: 0 }] })
  expect(take('acceptCase', kase('received'), act('acceptance', july1, { by: at('mz') }))).toEqual({ refused: 'not-your-department', params: { department: 'gs', stage: 'acceptance', post: 'hz.gs-acceptance' } })
  expect(take('acceptCase', kase('received'), act('acceptance', july1, { by: at('gs') }))).toMatchObject({ step: { post: 'hz.gs-acceptance' } })
  expect(take('acceptCase', kase('received'), act('acceptance', july1))).toMatchObject({ step: { post: 'hzcg.acceptance' } })
})

test('sending back changes no officer of the stages taken', () => {
  const back = take('sendBackCase', kase('reviewed', { officers: { handling: 'ou', review: 'li' } }), act('approval', july1, { reason: '缺少现场记录' }))
  expect(back).toMatchObject({ step: { kind: 'sent-back', stage: 'approval', reason: '缺少现场记录' }, change: { state: 'handled', officers: { handling: 'ou', review: 'li' } } })
})

test('recorded later than it happened it needs a reason, and keeps both times', () => {
  const late = { occurredAt: at('2015-06-30T16:00') }
  expect(take('handleCase', kase('accepted'), act('handling', july1, late))).toEqual({ refused: 'reason-needed', params: { act: 'handleCase' } })
  expect(take('handleCase', kase('accepted'), act('handling', july1, { ...late, reason: '系统检修' }))).toMatchObject({ step: { reason: '系统检修' } })
})

test('nothing happens in the future', () => {
  expect(take('handleCase', kase('accepted'), act('handling', july1, { occurredAt: at('2015-07-01T10:01') }))).toMatchObject({ refused: 'in-the-future' })
})

test('nothing happens before the step before it', () => {
  expect(take('handleCase', kase('accepted', steps('2015-07-01T09:30')), act('handling', july1, { occurredAt: at('2015-07-01T09:29'), reason: '补录' })))
    .toMatchObject({ refused: 'before-previous-step', params: { previous: '2015-07-01T01:30:00.000Z' } })
})

test('refusing a case needs reason and basis', () => {
  const reviewed = kase('reviewed')
  expect(take('refuseCase', reviewed, act('approval', july1))).toMatchObject({ refused: 'reason-needed' })
  expect(take('refuseCase', reviewed, act('approval', july1, { reason: '经营场所不符' }))).toMatchObject({ refused: 'basis-needed' })
})

test('the window given is recorded, else that of the post', () => {
  expect(take('acceptCase', kase('received'), act('acceptance', july1))).toMatchObject({ step: { window: 'hzcg-w1' } })
  expect(take('acceptCase', kase('received'), act('acceptance', july1, { window: 'hzcg-w2' }))).toMatchObject({ step: { window: 'hzcg-w2' } })
})

test('a case that nobody has to work on any more is closed', () => {
  expect(take('withdrawCase', kase('handled'), act('acceptance', july1, { reason: '申请人撤回' }))).toMatchObject({ change: { state: 'withdrawn', closedAt: at(july1) } })
  expect(take('concludeCase', kase('approved'), act('conclusion', july1))).toMatchObject({ change: { state: 'concluded', closedAt: null } })
  expect(take('deliverCase', kase('concluded'), act('delivery', july1))).toMatchObject({ change: { state: 'delivered', closedAt: at(july1) } })
})
