import { checkLate, choosePost, NO_DEPARTMENT, type HeldPost, type Late, type Stage } from './choose-post.js'

const at = (time: string) => new Date(`${time}+08:00`)

const post = (id: string, stage: Stage, more: Partial<HeldPost> = {}): HeldPost => ({ id, stages: [stage], department: 'zw', window: null, general: false, hall: false, lateDays: 0, ...more })
const hall = post('hz.handling', 'handling', { hall: true })
const gs = post('hz.gs-handling', 'handling', { department: 'gs' })
const rs = post('hz.rs-handling', 'handling', { department: 'rs' })

function chosen(posts: HeldPost[], { department = 'gs', stage = 'handling' as Stage, late = null as Late | null } = {}) {
  const answer = choosePost({ centreId: 'hz', department }, stage, { by: { posts }, late, occurredAt: at('2015-06-30T10:00') })
  return 'refused' in answer ? answer : answer.id
}

test('of several posts of the stage it is the one of the deciding department, wherever it stands in the list', () => {
  expect(chosen([rs, hall, gs])).toBe('hz.gs-handling')
  expect(chosen([gs, rs], { department: 'rs' })).toBe('hz.rs-handling')
})

test('without one, the hall\'s acts for it', () => {
  expect(chosen([rs, hall])).toBe('hz.handling')
})

test('a post of another department is refused, with the department the case belongs to', () => {
  expect(chosen([rs])).toEqual({ refused: 'not-your-department', params: { department: 'gs', stage: 'handling', post: 'hz.rs-handling' } })
})

test('a general window takes in and hands out for every department, and decides for none', () => {
  const window = { department: 'rs', general: true, window: 'hz-w4' }
  expect(chosen([post('hz.window', 'acceptance', window)], { stage: 'acceptance' })).toBe('hz.window')
  expect(chosen([post('hz.window', 'delivery', window)], { stage: 'delivery' })).toBe('hz.window')
  expect(chosen([post('hz.window', 'handling', window)])).toMatchObject({ refused: 'not-your-department' })
  expect(chosen([post('hz.gs-window', 'delivery', { department: 'gs' })], { stage: 'delivery', department: 'rs' })).toMatchObject({ refused: 'not-your-department' })
})

test('a task of no department is taken up at a general window or in the hall, and worked by whoever holds the stage', () => {
  expect(chosen([rs], { department: NO_DEPARTMENT })).toBe('hz.rs-handling')
  expect(chosen([post('hz.rs-window', 'acceptance', { department: 'rs' })], { department: NO_DEPARTMENT, stage: 'acceptance' })).toMatchObject({ refused: 'not-your-department' })
})

describe('recording on a later office day', () => {
  const head = post('hz.head', 'handling', { hall: true, lateDays: 10 })
  const three: Late = { days: 3, posts: [hall, gs, rs, head] }
  const check = (by: HeldPost, late: Late | null) => checkLate('gs', 'handling', by, { late, occurredAt: at('2015-06-25T10:00') })

  test('a post may record as many working days back as the directory says', () => {
    expect(check({ ...gs, lateDays: 3 }, three)).toBeNull()
    expect(check(gs, null)).toBeNull()
  })

  test('beyond it the refusal says what is allowed and which posts may, none of them of another department', () => {
    const posts = [...three.posts, { ...rs, id: 'hz.rs-late', lateDays: 20 }, post('hz.review', 'review', { hall: true, lateDays: 20 })]
    expect(check({ ...gs, lateDays: 2 }, { ...three, posts })).toEqual({
      refused: 'late-not-allowed', params: { occurredAt: '2015-06-25T02:00:00.000Z', days: 3, post: 'hz.gs-handling', allowed: 2, posts: ['hz.head'] },
    })
  })

  test('who holds two posts acts as the one that may', () => {
    expect(chosen([gs, head], { late: three })).toBe('hz.head')
    expect(chosen([gs, head])).toBe('hz.gs-handling')
  })
})
