import { checkCitizenNumber, checkDivisionCode } from '@tongban/kernel'
import { fixtureCity } from '@tongban/testing'
import { readFileSync } from 'node:fs'
import { checkDirectory, SLUG } from './check-directory.js'
import type { DirectoryData } from './directory-data.js'
import { stages } from './entries.js'

const codes = JSON.parse(readFileSync(new URL('../../../../schemas/codes/divisions-4401.json', import.meta.url), 'utf8')) as {
  divisions: { code: string; name: string; parent: string | null }[]
}

test('the fixture city has no fault', () => {
  expect(checkDirectory(fixtureCity)).toEqual([])
})

test('it has Guangzhou, its 11 districts, and the streets of Yuexiu, Haizhu and Tianhe under their real codes', () => {
  expect(fixtureCity.divisions.map(({ code, names, parent }) => ({ code, name: names.zh, parent }))).toEqual(codes.divisions)
  const below = (parent: string) => fixtureCity.divisions.filter((division) => division.parent === parent).length
  expect([below('440100'), below('440104'), below('440105'), below('440106')]).toEqual([11, 18, 18, 21])
  expect(fixtureCity.divisions.every(({ code }) => checkDivisionCode(code) === null)).toBe(true)
})

test('every centre has a post for each stage, held by somebody, and a general window', () => {
  for (const { id } of fixtureCity.centres) {
    const held = fixtureCity.posts.filter((post) => post.centre === id && fixtureCity.officers.some((officer) => officer.post === post.id))
    expect(stages.filter((stage) => !held.some((post) => post.stages.includes(stage)))).toEqual([])
    expect(fixtureCity.windows.some((window) => window.centre === id && window.general)).toBe(true)
  }
})

test('the city centre and both district centres have 8 departments or more', () => {
  for (const centre of ['gz', 'hz', 'th']) expect(fixtureCity.departments.filter((department) => department.centre === centre).length).toBeGreaterThanOrEqual(8)
})

test('it holds nothing that is a valid citizen number', () => {
  const digits = JSON.stringify(fixtureCity).match(/\d{17}[\dX]/g) ?? []
  expect(digits.filter((text) => checkCitizenNumber(text) === null)).toEqual([])
})

const broken = (change: (data: DirectoryData) => void): string[] => {
  const data = structuredClone(fixtureCity)
  change(data)
  return checkDirectory(data)
}

test.each<[string, (data: DirectoryData) => void, string]>([
  ['a centre in an unknown division', (data) => (data.centres[0]!.division = '440199'), 'centre gz: its division 440199 is missing'],
  ['a street centre in a district', (data) => (data.centres[2]!.division = '440105'), 'centre hzcg: division 440105 is not of tier STREET'],
  ['a centre id with a capital', (data) => (data.centres[8]!.id = 'YXBJ'), 'centre YXBJ: an id is 2 to 12 characters of a-z and 0-9'],
  ['an officer on a post that is not there', (data) => (data.officers[0]!.post = 'gz.nowhere'), 'officer gz.clerk: centre gz has no post gz.nowhere'],
  ['an officer whose name no message lets through', (data) => (data.officers[0]!.subject = 'gz clerk'), 'officer gz clerk: an id is 1 to 64 letters, digits, dots, dashes and underscores, a letter or digit first'],
  ['a post id that no message lets through', (data) => (data.posts[0]!.id = 'gz:acceptance'), 'post gz:acceptance: an id is 1 to 64 letters, digits, dots, dashes and underscores, a letter or digit first'],
  ['a window id that no message lets through', (data) => (data.windows[0]!.id = '1号'), 'window 1号: an id is 1 to 64 letters, digits, dots, dashes and underscores, a letter or digit first'],
  ['a department code that no message lets through', (data) => (data.departments[0]!.code = '-zw'), 'department -zw: an id is 1 to 64 letters, digits, dots, dashes and underscores, a letter or digit first'],
  ['a right to record late that is no number of days', (data) => (data.posts[0]!.lateDays = -1), `post ${fixtureCity.posts[0]!.id}: lateDays is a number of working days from 0 to 60, not -1`],
  ['an entry that ends before it begins', (data) => (data.powers[0]!.to = '2003-12-31'), 'powers[0]: ends on 2003-12-31, before it begins'],
  ['a day that is none', (data) => (data.deployments[0]!.from = '2015-02-29'), 'deployments[0]: from 2015-02-29 to no end are not days (YYYY-MM-DD)'],
])('%s is named', (_, change, fault) => {
  expect(broken(change)).toContain(fault)
})

test('what a directory may name is what a message lets through', () => {
  const { $defs } = JSON.parse(readFileSync(new URL('../../../../schemas/events/common.json', import.meta.url), 'utf8')) as { $defs: { slug: { pattern: string } } }
  expect(SLUG.source).toBe($defs.slug.pattern)
})
