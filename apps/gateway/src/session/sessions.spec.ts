import { Sessions } from './sessions.js'

const session = (subject: string, expiresAt = 100) => ({ principal: { subject, roles: [], centres: [] }, accessToken: 't', expiresAt })

test('a session ends when its token does', () => {
  let now = 0
  const sessions = new Sessions(() => now)
  const id = sessions.begin(session('hz.clerk', 100))
  expect(sessions.find(id)?.principal.subject).toBe('hz.clerk')
  now = 100
  expect(sessions.find(id)).toBeUndefined()
})

test('no two sessions share an id, and an unknown one is nobody\'s', () => {
  const sessions = new Sessions(() => 0)
  expect(sessions.begin(session('a'))).not.toBe(sessions.begin(session('a')))
  expect([sessions.find('x'), sessions.find(undefined), sessions.find('__proto__')]).toEqual([undefined, undefined, undefined])
})

test('past ten thousand the oldest gives way', () => {
  const sessions = new Sessions(() => 0)
  const [first, second] = [sessions.begin(session('first')), sessions.begin(session('second'))]
  for (let i = 0; i < 9_999; i += 1) sessions.begin(session('more'))
  expect([sessions.find(first), sessions.find(second)?.principal.subject]).toEqual([undefined, 'second'])
})
