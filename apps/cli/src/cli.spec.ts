import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { run } from './run.js'

async function tongban(line: string, env: NodeJS.ProcessEnv = {}) {
  let [out, err] = ['', '']
  const code = await run(line.split(' ').filter(Boolean), env, { out: (text) => { out += text }, err: (text) => { err += text } })
  return { code, out, err }
}
const json = async (line: string) => JSON.parse((await tongban(`${line} --json`)).out)
const due = async (line: string) => (await json(`clock ${line}`)).due

describe('clock', () => {
  test('accepted 2015-06-30 with 5 working days is due 2015-07-07', async () => {
    expect(await json('clock --start 2015-06-30 --limit 5')).toEqual({ start: '2015-06-30', limit: 5, unit: 'wd', due: '2015-07-07', provisional: false, calendarVersion: 'cn-2004-2026/chinese-days-1.5.7' })
  })
  test.each([
    ['--start 2015-09-29 --limit 5', '2015-10-12'],
    ['--start 2017-04-21 --limit 20', '2017-05-22'],
    ['--start 2015-06-30 --limit 5 --unit cal', '2015-07-05'],
    ['--start 2015-06-30 --limit 20 --extend 10', '2015-08-11'],
    ['--start 2015-10-01 --limit 0', '2015-10-08'],
    // The pause begins by an event on 07-01, which still counts; 07-02 and 07-03 stand.
    ['--start 2015-06-30 --limit 5 --pause 2015-07-01..2015-07-03', '2015-07-09'],
    ['--start 2015-06-30 --limit 5 --pause 2015-07-01..2015-07-02 --pause 2015-07-01..2015-07-03', '2015-07-09'],
    ['--start 2015-06-30 --limit 5 --pause 2015-07-02..', null],
  ])('%s is due %s', async (line, expected) => expect(await due(line)).toBe(expected))
  test('past the last published year it is provisional', async () => {
    expect(await json('clock --start 2026-12-29 --limit 5')).toMatchObject({ due: '2027-01-05', provisional: true })
    expect((await tongban('clock --start 2026-12-29 --limit 5')).out).toBe('due 2027-01-05 (provisional: the working days of that year are not published yet)\n')
  })
  test('--explain gives one line for each day, counted or not and why', async () => {
    const { explain } = await json('clock --start 2015-07-03 --limit 1 --explain')
    expect(explain).toEqual([
      { date: '2015-07-03', counted: false, consumed: 0, reason: 'start', why: 'the start is day 0', provisional: false },
      { date: '2015-07-04', counted: false, consumed: 0, reason: 'weekend', why: 'weekend', provisional: false },
      { date: '2015-07-05', counted: false, consumed: 0, reason: 'weekend', why: 'weekend', provisional: false },
      { date: '2015-07-06', counted: true, consumed: 1, reason: 'working-day', why: 'working day', provisional: false },
    ])
    expect((await tongban('clock --start 2015-07-03 --limit 1 --explain')).out.split('\n')).toHaveLength(6)
  })
})

describe('calendar show', () => {
  test('gives the working days of 2024, make-up days among them', async () => {
    const { year, published, version, workdays } = await json('calendar show 2024')
    expect([year, published, version, workdays.length]).toEqual([2024, true, 'cn-2004-2026/chinese-days-1.5.7', 251])
    for (const date of ['2024-02-04', '2024-02-18', '2024-04-07', '2024-04-28', '2024-05-11', '2024-09-14', '2024-09-29', '2024-10-12']) expect(workdays).toContain(date)
    expect((await tongban('calendar show 2024')).out).toContain('10  08 09 10 11 12* 14')
  })
  test('a year not published is told as data with --json, and refused all the same', async () => {
    const { code, out, err } = await tongban('calendar show 2027 --json')
    expect([code, JSON.parse(out)]).toEqual([2, { year: 2027, published: false, version: 'cn-2004-2026/chinese-days-1.5.7', workdays: [] }])
    expect(err).toContain('The working days of 2027 are not in the calendar')
  })
})

describe('check', () => {
  test('gives for each value whether it is valid, and the fault with character and position', async () => {
    expect(await json('check credit-code 91330100799655058B 91330100799655058C')).toEqual([
      { value: '91330100799655058B', valid: true, fault: null },
      { value: '91330100799655058C', valid: false, fault: { code: 'wrong-check', position: 18, character: 'C', expected: 'B', message: 'the check character at position 18 is "C" and should be "B", or another character is wrong' } },
    ])
  })
  test.each([
    ['citizen-number 990000199001010017', true], ['citizen-number 990000199002300017', false],
    ['organisation-code 79965505-8', true], ['case-number 44010500101-20150630-000017-1', true], ['division-code 440105001', true], ['division-code 990105', false],
  ])('%s: %s', async (line, valid) => expect((await json(`check ${line}`))[0].valid).toBe(valid))
  test('a code that ends early or goes on too long is told how long it must be', async () => {
    const [short, long] = await json('check credit-code 1 91330100799655058BX')
    expect([short.fault.message, long.fault.message]).toEqual([
      'it must have 18 characters; the one at position 2 is missing', 'it must have 18 characters; "X" at position 19 is too many',
    ])
  })
  test('a birth to come is a fault', async () => expect((await json('check citizen-number 990000299901010014'))[0].fault.code).toBe('date-to-come'))
})

describe('language', () => {
  test.each([
    ['clock --start x --limit 5', {}, /^"x" for "--start" is not a date/],
    ['clock --start x --limit 5', { LANG: 'zh_CN.UTF-8' }, /^“--start”的值“x”不是日期/],
    ['clock --start x --limit 5 --lang en', { LANG: 'zh_CN.UTF-8' }, /^"x" for/],
    ['--lang zh clock --start x --limit 5', {}, /^“--start”/],
    ['clock --start x --limit 5', { LANG: 'zh_CN.UTF-8', LC_ALL: 'C' }, /^"x" for/],
  ])('%s with %j', async (line, env, expected) => expect((await tongban(line, env)).err).toMatch(expected))
  test('help is there in both', async () => {
    expect((await tongban('--help')).out).toContain('Show the working days of a year')
    expect((await tongban('--help --lang zh')).out).toContain('查看某年的工作日')
    expect(await tongban('clock --help')).toMatchObject({ code: 0, err: '' })
  })
})

test('the installed command answers under another time zone, with its version and exit codes', async () => {
  const bin = path.join(import.meta.dirname, '../bin/tongban.js')
  const start = (...args: string[]) => promisify(execFile)(process.execPath, [bin, ...args], { env: { ...process.env, TZ: 'America/New_York', LANG: 'C' } })
  expect(JSON.parse((await start('clock', '--start', '2015-09-29', '--limit', '5', '--json')).stdout).due).toBe('2015-10-12')
  expect((await start('--version')).stdout).toBe('0.1.0\n')
  await expect(start('clock', '--start', '2015-02-30', '--limit', '5')).rejects.toMatchObject({ code: 2, stdout: '', stderr: '"2015-02-30" for "--start" is not a date; write it as year-month-day, such as 2015-06-30.\n' })
})
