import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { run } from '../run.js'

const file = (version: number) => path.resolve(import.meta.dirname, `../../../../deploy/demo/blueprints/three-certificates.v${version}.json`)
const folder = mkdtempSync(path.join(tmpdir(), 'blueprint-'))
afterAll(() => rmSync(folder, { recursive: true }))

const check = (...argv: string[]) => call('check', ...argv)

async function call(...argv: string[]) {
  let [out, err] = ['', '']
  process.exitCode = undefined
  const code = await run(['blueprint', ...argv], {}, { out: (text) => { out += text }, err: (text) => { err += text } })
  const exit = code || Number(process.exitCode ?? 0)
  process.exitCode = undefined
  return { exit, out, err }
}

/** Version 1 with something changed, as a file. */
function changed(change: (content: any) => void): string {
  const data = JSON.parse(readFileSync(file(1), 'utf8'))
  change(data.content)
  const to = path.join(folder, `${Math.random()}.json`)
  writeFileSync(to, JSON.stringify(data))
  return to
}

test('三证合一 is sound: 5 working days, 2015-06-30 to 2015-07-07, 26 documents of which 16 are distinct', async () => {
  const { exit, out } = await check(file(1), '--start', '2015-06-30', '--json')
  const report = JSON.parse(out)
  expect(exit).toBe(0)
  expect(report).toMatchObject({
    faults: [],
    criticalPath: { workingDays: 5, nodes: ['A', 'B', 'C', 'D', 'E'] },
    due: { date: '2015-07-07', provisional: false },
    documents: { asked: 26, distinct: 16 },
  })
  expect(report.nodes).toContainEqual({ id: 'C', days: 1, earliest: 3, latest: 3, slack: 0 })
  expect(report.documents.union).toHaveLength(16)
})

test('一照一码 is sound; without --start there is no due day', async () => {
  const { exit, out } = await check(file(2), '--json')
  expect([exit, Object.keys(JSON.parse(out))]).toEqual([0, ['checkedOn', 'faults', 'rules', 'criticalPath', 'nodes', 'documents']])
})

test('faults are printed, each with its node, and the exit code is 1', async () => {
  const broken = changed((content) => {
    content.nodes[1].item = 'zj-999'
    content.edges.push({ from: 'D', to: 'B', kind: 'hard', when: null })
  })
  const { exit, out, err } = await check(broken, '--json', '--start', '2015-06-30')
  const report = JSON.parse(out)
  expect([exit, err]).toEqual([1, ''])
  expect(report.faults.map(({ code, node }: { code: string; node: string }) => `${code} ${node}`)).toEqual(['blueprint-cycle B', 'blueprint-unknown-item B'])
  expect(report.faults[1].message).toBe('Node B: the catalogue has no item zj-999 in force on that day; it has zj-001, zj-002.')
  expect([report.criticalPath, report.nodes, report.due]).toEqual([null, null, null])
  const { out: inChinese } = await check(broken, '--lang', 'zh')
  expect(inChinese).toContain('环节 B:B → D → B 形成循环')
})

test('wrong rules are named with the way out, in both languages', async () => {
  const wrong = changed((content) => { content.rules = { awayAfterHours: 0, officeHours: ['09:00-12:00', '11:00-17:00'], supplementPause: { basis: ' ' } } })
  const { exit, out, err } = await check(wrong, '--json')
  expect([exit, err]).toEqual([1, ''])
  expect(JSON.parse(out).faults.map(({ code, node, message }: Record<string, string>) => [code, node, message])).toEqual([
    ['blueprint-away-hours-not-usable', null, 'content.rules.awayAfterHours: the alarm of an offer that no centre received is after 0 hours; state whole working hours from 1 to 160.'],
    ['blueprint-office-hours-out-of-order', null, 'content.rules.officeHours: 11:00-17:00 begins before 09:00-12:00, which stands before it, has ended; put them in order, and join those that overlap.'],
    ['blueprint-pause-without-basis', null, 'content.rules.supplementPause.basis: the pause for a supplement after acceptance cites no rule; name the rule and the article, or set supplementPause to null, so that no clock stands.'],
  ])
  expect((await check(wrong, '--lang', 'zh')).out).toContain('请按时间先后排列,不得重叠')
})

test('a route is checked on the day from which the file says it holds', async () => {
  const data = { ...JSON.parse(readFileSync(file(1), 'utf8')), effectiveFrom: '2003-06-30' }
  const old = path.join(folder, 'old.json')
  writeFileSync(old, JSON.stringify(data))
  expect((await check(old)).exit).toBe(1)
})

test('a route is checked on the day of acceptance too, and the report says on which days', async () => {
  const { exit, out } = await check(file(1), '--start', '2016-01-04', '--json')
  expect([exit, JSON.parse(out).checkedOn, JSON.parse(out).faults]).toEqual([0, ['2015-06-30', '2016-01-04'], []])
  expect(JSON.parse((await check(file(1), '--start', '2015-06-30', '--json')).out).checkedOn).toEqual(['2015-06-30'])
  expect(JSON.parse((await check(file(1), '--json')).out).checkedOn).toEqual(['2015-06-30'])
  expect((await check(file(1), '--start', '2016-01-04')).out).toContain('checked on 2015-06-30, from which it holds, and on 2016-01-04, the day of acceptance')
  expect((await check(file(1), '--start', '2016-01-04', '--lang', 'zh')).out).toContain('已按生效日 2015-06-30 和受理日 2016-01-04 检查')
})

test.each(['check', 'what-if'])('%s: a job accepted before the version holds does not go by it; before the calendar begins, no job has working days', async (command) => {
  const early = await call(command, file(1), '--start', '2015-06-29')
  expect([early.exit, early.out, early.err]).toEqual([2, '', 'A job accepted on 2015-06-29 does not go by version 1 of three-certificates, which holds from 2015-06-30 on; take that day or a later one.\n'])
  expect((await call(command, file(1), '--start', '2015-06-29', '--lang', 'zh')).err).toBe('2015-06-29 受理的联办件不适用 three-certificates 第 1 版，该版自 2015-06-30 起生效；请改用该日或之后的日期。\n')
  const older = { ...JSON.parse(readFileSync(file(1), 'utf8')), effectiveFrom: '2001-01-01' }
  const to = path.join(folder, 'older.json')
  writeFileSync(to, JSON.stringify(older))
  const before = await call(command, to, '--start', '2003-12-31')
  expect([before.exit, before.out, before.err]).toEqual([2, '', expect.stringContaining('The working days of 2003 are not in the calendar')])
})

test('the rules that jobs will go by are printed', async () => {
  const { out } = await check(file(1))
  expect(out).toContain('office hours 09:00-12:00, 13:00-17:00; an offer that no centre received is an alarm after 4 working hours; a supplement after acceptance pauses no clock')
  const paused = changed((content) => { content.rules = { awayAfterHours: 1, officeHours: ['09:00-12:00'], supplementPause: { basis: 'Rule 9' } } })
  expect((await check(paused)).out).toContain('office hours 09:00-12:00; an offer that no centre received is an alarm after 1 working hour; a supplement after acceptance pauses the clocks it concerns, by Rule 9')
  expect((await check(paused, '--lang', 'zh')).out).toContain('办公时间 09:00-12:00；分派 1 个工作小时未送达即预警；受理后补正中止有关时限（Rule 9）')
  expect((await check(file(1), '--lang', 'zh')).out).toContain('受理后补正不中止时限')
  expect(JSON.parse((await check(paused, '--json')).out).rules).toEqual({ awayAfterHours: 1, officeHours: ['09:00-12:00'], supplementPause: { basis: 'Rule 9' } })
})

test('one fault is one fault', async () => {
  const one = changed((content) => { content.basis = ' ' })
  expect((await check(one)).out).toContain(': 1 fault\n')
  expect((await check(changed((content) => { content.basis = ' '; content.lead = 'xx' }))).out).toContain(': 2 faults\n')
})

test.each<[string, (content: any) => void, string]>([
  ['a field nobody knows', (content) => { content.nodes[0].colour = 'red' }, 'content.nodes[0].colour'],
  ['a field too few', (content) => { delete content.lead }, 'content.lead'],
  ['a kind of edge there is not', (content) => { content.edges[0].kind = 'firm' }, 'content.edges[0].kind'],
  ['no rules', (content) => { delete content.rules }, 'content.rules'],
  ['half an hour', (content) => { content.rules.awayAfterHours = 0.5 }, 'content.rules.awayAfterHours'],
  ['office hours in words', (content) => { content.rules.officeHours[1] = '1 to 5' }, 'content.rules.officeHours[1]'],
  ['a limit in words', (content) => { content.nodes[0].limit.days = 'two' }, 'content.nodes[0].limit.days'],
  ['a terminal escape', (content) => { content.names.zh = '\u001b[2J' }, 'content.names.zh'],
])('a file with %s is refused by the field', async (_, change, field) => {
  const { exit, out, err } = await check(changed(change))
  expect([exit, out]).toEqual([2, ''])
  expect(err).toContain(`"${field}"`)
})

const observed = (seen: unknown): string => {
  const to = path.join(folder, `${Math.random()}.json`)
  writeFileSync(to, JSON.stringify(seen))
  return to
}

test('what-if: nothing seen ends on the due day; what was seen is drawn from, the same for the same seed', async () => {
  const plain = JSON.parse((await call('what-if', file(1), '--start', '2015-06-30', '--json')).out)
  expect([plain.due, plain.p50, plain.p95, plain.runs]).toEqual(['2015-07-07', { date: '2015-07-07', workingDays: 5 }, { date: '2015-07-07', workingDays: 5 }, 2000])
  expect(plain.nodes.map(({ observed: times }: { observed: number }) => times)).toEqual([0, 0, 0, 0, 0])
  const slow = observed({ A: { handling: [{ days: 2, times: 7 }, { days: 4, times: 3 }] } })
  const ask = (seed: string) => call('what-if', file(1), '--start', '2015-06-30', '--observed', slow, '--seed', seed, '--json')
  const { exit, out } = await ask('7')
  expect(exit).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ p50: { date: '2015-07-07' }, p80: { date: '2015-07-09', workingDays: 7 }, nodes: [{ id: 'A', observed: 10 }, {}, {}, {}, {}] })
  expect((await ask('7')).out).toBe(out)
  expect(JSON.parse((await ask('8')).out).onTime).not.toBe(JSON.parse(out).onTime)
})

test.each<[string, unknown, string]>([
  ['a node that is not there', { Z: { handling: [{ days: 1, times: 1 }] } }, 'file.Z'],
  ['half a day', { A: { handling: [{ days: 0.5, times: 1 }] } }, 'A.handling[0].days'],
  ['nothing seen', { A: { handling: [{ days: 1, times: 0 }] } }, 'A.handling'],
  ['a pause by law of a field nobody knows', { A: { handling: [{ days: 1, times: 1 }], byLaw: { chance: 1, odds: 1, days: [{ days: 1, times: 1 }] } } }, 'A.byLaw.odds'],
  ['a pause by law of half a day', { A: { handling: [{ days: 1, times: 1 }], byLaw: { chance: 1, days: [{ days: 0.5, times: 1 }] } } }, 'A.byLaw.days[0].days'],
  ['a chance above 1', { A: { handling: [{ days: 1, times: 1 }], supplement: { chance: 2, days: [{ days: 1, times: 1 }] } } }, 'A.supplement.chance'],
])('a file of what was seen with %s is refused by the field', async (_, seen, field) => {
  const { exit, err } = await call('what-if', file(1), '--start', '2015-06-30', '--observed', observed(seen))
  expect([exit, err.includes(`"${field}"`)]).toEqual([2, true])
})

test('what-if knows what pauses a clock by law, beside missing papers', async () => {
  const ask = async (more: object) => JSON.parse((await call('what-if', file(1), '--start', '2015-06-30', '--observed', observed({ A: { handling: [{ days: 2, times: 1 }], ...more } }), '--json')).out)
  const hearing = { chance: 1, days: [{ days: 7, times: 1 }] }
  const plain = await ask({})
  const both = await ask({ supplement: null, byLaw: hearing })
  expect([plain.p50.date, both.p50.date, both.onTime]).toEqual(['2015-07-07', '2015-07-14', 1]) // seven days later: a week of hearing; the law moves the due day too
  expect((await ask({ byLaw: null })).p50).toEqual(plain.p50)
})

test('a chart with a cycle cannot be played; the way out is to check the file', async () => {
  const cyclic = changed((content) => { content.edges.push({ from: 'D', to: 'B', kind: 'hard', when: null }) })
  const { exit, err } = await call('what-if', cyclic, '--start', '2015-06-30')
  expect([exit, err.includes('blueprint-cycle B'), err.includes('tongban blueprint check'), err.includes('draft')]).toEqual([2, true, true, false])
})

test('a file of what was seen that is not there is named as such', async () => {
  const { exit, err } = await call('what-if', file(1), '--start', '2015-06-30', '--observed', 'no-such-file.json')
  expect([exit, err.includes('no-such-file.json'), err.includes('what was seen'), err.includes('no blueprint file')]).toEqual([2, true, true, false])
})

test('what is too long or too many is refused with the limit', async () => {
  const long = await check(changed((content) => { content.basis = 'x'.repeat(501) }))
  expect([long.exit, long.err]).toEqual([2, expect.stringContaining('it is too long (at most 500)')])
  const many = changed((content) => { content.rules.officeHours = Array(11).fill('09:00-12:00') })
  expect((await check(many)).err).toContain('there are too many (at most 10)')
  expect((await check(many, '--lang', 'zh')).err).toContain('数量过多（至多10）')
})
