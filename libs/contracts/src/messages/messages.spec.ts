import { readdirSync } from 'node:fs'
import type { MessageCatalogue } from './catalogue.js'
import { messages } from './index.js'
import { sentence } from './sentence.js'

// Every file beside this one that exports a catalogue.
const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.ts') && !['messages.spec.ts', 'index.ts'].includes(file))
const modules = await Promise.all(files.map((file) => import(`./${file.replace(/\.ts$/, '.js')}`)))
const catalogues = modules.flatMap((module) => Object.entries(module).filter(([name]) => name.endsWith('Messages')).map(([, catalogue]) => catalogue as MessageCatalogue))
const placeholders = (text: string) => new Set(text.match(/\{\w+\}/g) ?? [])

test('no code belongs to two domains', () => {
  const codes = catalogues.flatMap((catalogue) => Object.keys(catalogue))
  expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([])
  expect(codes.sort()).toEqual(Object.keys(messages).sort())
})

test('every message has a code in kebab-case, a type of its own, both languages and a description', () => {
  const entries = Object.entries(messages as MessageCatalogue)
  for (const [code, { type, zh, en, description }] of entries) {
    expect(code).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
    expect({ code, type }).toEqual({ code, type: expect.stringMatching(/^[A-Z][A-Za-z0-9]+$/) })
    expect({ code, zh }).toEqual({ code, zh: expect.stringMatching(/[\u4e00-\u9fff]/) })
    expect({ code, complete: en.length > 10 && description.length > 20 }).toEqual({ code, complete: true })
  }
  expect(new Set(entries.map(([, { type }]) => type)).size).toBe(entries.length)
})

test('the Chinese sentence asks for nothing that the English one does not have', () => {
  for (const [code, { zh, en }] of Object.entries(messages as MessageCatalogue)) {
    expect({ code, extra: [...placeholders(zh)].filter((name) => !placeholders(en).has(name)) }).toEqual({ code, extra: [] })
  }
})

test('a sentence names the field and the reason in the language asked for', () => {
  const refusal = { refused: 'bad-input', params: { field: 'receivedAt', reason: 'in-the-future' } }
  expect(sentence(refusal, 'en')).toBe('The field "receivedAt" is not right: it lies in the future.')
  expect(sentence(refusal, 'zh')).toBe('“receivedAt”填写有误：晚于当前时间。')
})

test('a sentence takes params as they are: no second round of placeholders, $& or missing ones', () => {
  expect(sentence({ refused: 'no-such-entry', params: { kind: 'case', id: '{kind} $& $1' } }, 'en')).toBe('There is no case "{kind} $& $1" that you may see.')
  expect(sentence({ refused: 'no-such-entry' }, 'zh')).toBe('没有找到“未知”，或您无权查看。')
})

test('a code without a message is a bug', () => {
  expect(() => sentence({ refused: 'toString' }, 'en')).toThrow('no message for the refusal toString')
})
