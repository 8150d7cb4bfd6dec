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

test('of a long list the first twenty stand in a sentence, and how many more there are', () => {
  const papers = Array.from({ length: 1000 }, (_, at) => `p${at}`)
  const refusal = (count: number) => ({ refused: 'papers-not-asked', params: { blueprint: 'b', version: 1, papers: papers.slice(0, count) } })
  expect(sentence(refusal(1000), 'en')).toMatch(/: p0, p1, .*, p18, p19 and 980 more\. Do not take them\.$/)
  expect(sentence(refusal(1000), 'zh')).toMatch(/：p0、p1、.*、p18、p19，另有980项。请勿收取。$/)
  expect(sentence(refusal(20), 'en')).toMatch(/, p19\. Do not/)
  expect(sentence(refusal(21), 'en')).toMatch(/, p19 and 1 more\. Do not/)
})

test('a limit that was passed stands beside the reason', () => {
  const bad = (reason: string, limit: unknown) => sentence({ refused: 'bad-input', params: { field: 'basis', reason, limit } }, 'en')
  expect([bad('too-long', 500), bad('too-few', 1), bad('too-big', undefined), bad('wrong-form', 5)]).toEqual([
    'The field "basis" is not right: it is too long (at most 500).', 'The field "basis" is not right: there are too few (at least 1).',
    'The field "basis" is not right: it is too big.', 'The field "basis" is not right: it has the wrong form.',
  ])
})

test('where null says that there is none, none is said', () => {
  const refusal = { refused: 'no-objection-stands', params: { job: 'J1', node: 'O', state: 'offered', objection: null } }
  expect(sentence(refusal, 'en')).toBe('No objection stands on task O of job J1 (it is offered, its objection none). There is nothing to settle.')
  expect(sentence(refusal, 'zh')).toBe('联办件 J1 的任务“O”没有待处理的异议（状态“已派发”，异议“无”）。')
})

test('what was typed is never taken for a code: the same text is one where it is ours', () => {
  expect(sentence({ refused: 'no-such-task', params: { job: 'accept', node: 'approve' } }, 'zh')).toBe('联办件 accept 没有任务“approve”。请按方案中的节点填写。')
  expect(sentence({ refused: 'job-state', params: { job: 'J1', state: 'constructor', act: 'toString', possible: [] } }, 'zh')).toContain('处于“constructor”状态，不能执行“toString”。现在可以：无')
})

test('a code without a message is a bug', () => {
  expect(() => sentence({ refused: 'toString' }, 'en')).toThrow('no message for the refusal toString')
})
