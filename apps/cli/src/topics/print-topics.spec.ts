import { summary } from './print-topics.js'

const report = { topics: 3, users: 2, changes: [], kept: [], strangers: [] }

test('the closing line says that all is well when nothing differs', () => {
  expect(summary(report, [])).toEqual({ zh: '3 个主题、2 个用户及其权限均符合要求', en: '3 topics, 2 users and their rights are as they should be' })
})

test('the closing line counts a right that a stranger has', () => {
  expect(summary({ ...report, strangers: ['eve: write topic tb.hz.events'] }, [])).toEqual({
    zh: '3 个主题、2 个用户：待更改 0 处，不能更改 0 处，权限不符 0 处，外来权限 1 处',
    en: '3 topics, 2 users: 0 to change, 0 that cannot be changed, 0 wrong rights, 1 rights of strangers',
  })
})
