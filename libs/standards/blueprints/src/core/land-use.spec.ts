import { calendar, day, formatDay } from '@tongban/kernel'
import { criticalPath } from './critical-path.js'
import { documentUnion } from './documents.js'
import { expectedDue } from './expected-due.js'
import { landUse } from './land-use.fixture.js'

test('land use takes 28 working days: lightning protection 10, the decision 16, the issue 2; the other opinions have time', () => {
  expect(criticalPath(landUse)).toMatchObject({ workingDays: 28, critical: ['L', 'D', 'I'] })
  expect(criticalPath(landUse).nodes.map(({ id, slack }) => `${id} ${slack}`).sort()).toEqual(['D 0', 'H 5', 'I 0', 'K 18', 'L 0', 'S 3'])
})

test('accepted on 2015-06-30 it is due on Friday 2015-08-07: 23 working days in July, five in August', () => {
  expect(formatDay(expectedDue(landUse, day('2015-06-30'), calendar).date)).toBe('2015-08-07')
})

test('an opinion whose silence is consent sooner than its limit takes that long and no longer', () => {
  const sooner = { ...landUse, nodes: landUse.nodes.map((node) => (node.id === 'L' ? { ...node, deemedConsent: { basis: '第十二条', afterDays: 8 } } : node)) }
  expect(criticalPath(sooner)).toMatchObject({ workingDays: 26, critical: ['L', 'D', 'I'] })
  expect(formatDay(expectedDue(sooner, day('2015-06-30'), calendar).date)).toBe('2015-08-05')
})

test('6 + 5 + 4 + 6 documents are 21 asked, 14 distinct: one form for four departments', () => {
  const { asked, distinct, documents } = documentUnion(landUse)
  expect([asked, distinct]).toEqual([21, 14])
  expect(documents.find(({ code }) => code === 'application-form')).toMatchObject({ form: 'original', uses: ['D', 'H', 'L', 'S'].map((node) => ({ node, form: node === 'D' ? 'original' : 'copy' })) })
})

test('whoever is silent consents only by a cited rule, and clocks stand for a supplement only by one', () => {
  expect(landUse.nodes.filter(({ deemedConsent }) => deemedConsent).map(({ id, deemedConsent }) => [id, deemedConsent!.afterDays, deemedConsent!.basis.includes('第十二条')])).toEqual([['H', 5, true]])
  expect(landUse.rules.supplementPause?.basis).toContain('第九条')
})
