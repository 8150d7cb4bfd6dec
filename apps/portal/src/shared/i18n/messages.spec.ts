import { globSync } from 'node:fs'
import path from 'node:path'
import { defineMessages, fill, sayIn, type Messages } from './messages.js'

const messages = defineMessages({ left: '还剩 {n} 个工作日', bare: '办件' }, { left: '{n} working {n:day|days} left', bare: 'Case' })

test('a value stands where its name does, and English counts', () => {
  expect(sayIn(messages, 'zh')('left', { n: 3 })).toBe('还剩 3 个工作日')
  expect([1, 3].map((n) => sayIn(messages, 'en')('left', { n }))).toEqual(['1 working day left', '3 working days left'])
  expect(fill('{a}{b}', { a: '{b}', b: 0 })).toBe('{b}0')
})

const src = path.resolve(import.meta.dirname, '../..')
const catalogues = globSync('**/*messages.ts', { cwd: src }).filter((file) => file !== path.join('shared', 'i18n', 'messages.ts'))

test.each(catalogues)('%s says the same in both languages: no empty text, and the same values', async (file) => {
  const all = Object.values((await import(path.join(src, file))) as Record<string, Messages<Record<string, string>>>).filter((one) => one?.zh && one.en)
  expect(all.length).toBeGreaterThan(0)
  for (const { zh, en } of all) {
    for (const key of Object.keys(zh)) {
      const names = (text: string) => [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name))].sort()
      expect([key, zh[key]!.trim() !== '', en[key]!.trim() !== '', names(en[key]!)]).toEqual([key, true, true, names(zh[key]!)])
      expect([key, /[\u4e00-\u9fff]/.test(en[key]!.replace(/中文|通办/g, ''))]).toEqual([key, false])
    }
  }
})
