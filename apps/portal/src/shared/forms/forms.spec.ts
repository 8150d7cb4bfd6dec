import { draftKey, forget, keep, restore } from './drafts.js'
import { fieldOf } from './field-of.js'

const store = () => {
  const map = new Map<string, string>()
  return { getItem: (key: string) => map.get(key) ?? null, setItem: (key: string, value: string) => void map.set(key, value), removeItem: (key: string) => void map.delete(key) } as unknown as Storage
}

test('a draft is found again under its person and name, and nobody else\'s', () => {
  const session = store()
  keep(draftKey('hz.clerk', 'counter'), { item: 'shop-sign' }, session)
  expect(restore(draftKey('hz.clerk', 'counter'), session)).toEqual({ item: 'shop-sign' })
  expect(restore(draftKey('hz.head', 'counter'), session)).toBeUndefined()
  forget(draftKey('hz.clerk', 'counter'), session)
  expect(restore(draftKey('hz.clerk', 'counter'), session)).toBeUndefined()
})

test('a draft that cannot be read is dropped', () => {
  const session = store()
  session.setItem('draft:a:b', '{')
  expect(restore('draft:a:b', session)).toBeUndefined()
  expect(session.getItem('draft:a:b')).toBeNull()
})

const refused = (code: string, params: Record<string, string> = {}) => ({ code, zh: '', en: '', params: Object.entries(params).map(([name, value]) => ({ name, values: [value] })) })

test('a refusal is told at the field the table says, else at the one it names, else at none', () => {
  const fields = ['windowId', 'materials'] as const
  const table = { 'no-such-window': 'windowId' } as const
  expect(fieldOf(refused('no-such-window'), fields, table)).toBe('windowId')
  expect(fieldOf(refused('bad-input', { field: 'materials[2].code' }), fields, table)).toBe('materials')
  expect(fieldOf(refused('bad-input', { field: 'input.windowId' }), fields, table)).toBe('windowId')
  expect(fieldOf(refused('bad-input', { field: 'reason' }), fields, table)).toBeUndefined()
  expect(fieldOf(refused('busy'), fields, table)).toBeUndefined()
})
