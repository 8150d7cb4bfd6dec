import { calendar, day, formatDay } from '@tongban/kernel'
import { keyOf } from './blueprint.js'
import { checkBlueprint } from './check/check-blueprint.js'
import { criticalPath } from './critical-path.js'
import { documentUnion } from './documents.js'
import { expectedDue } from './expected-due.js'
import { context, oneLicence, threeCertificates } from './three-certificates.fixture.js'

test('both versions of 三证合一 have no fault', () => {
  expect(checkBlueprint(threeCertificates, context)).toEqual([])
  expect(checkBlueprint(oneLicence, { ...context, on: day('2015-09-29') })).toEqual([])
})

test('三证合一 takes 5 working days: A 2, B 1, C beside D 1, E 1; every node is critical, C and D tie', () => {
  expect(criticalPath(threeCertificates)).toEqual({
    workingDays: 5,
    nodes: [
      { id: 'A', days: 2, earliest: 0, latest: 0, slack: 0 },
      { id: 'B', days: 1, earliest: 2, latest: 2, slack: 0 },
      { id: 'C', days: 1, earliest: 3, latest: 3, slack: 0 },
      { id: 'D', days: 1, earliest: 3, latest: 3, slack: 0 },
      { id: 'E', days: 1, earliest: 4, latest: 4, slack: 0 },
    ],
    critical: ['A', 'B', 'C', 'D', 'E'],
  })
})

test('accepted on Tuesday 2015-06-30 it is due on Tuesday 2015-07-07, a weekend between', () => {
  const due = expectedDue(threeCertificates, day('2015-06-30'), calendar)
  expect([formatDay(due.date), due.provisional]).toEqual(['2015-07-07', false])
  expect(due.nodes.map(({ id, begins, due }) => `${id} ${formatDay(begins)} ${formatDay(due)}`)).toEqual([
    'A 2015-06-30 2015-07-02', 'B 2015-07-02 2015-07-03', 'C 2015-07-03 2015-07-06', 'D 2015-07-03 2015-07-06', 'E 2015-07-06 2015-07-07',
  ])
})

test('accepted on 2015-09-29 it is due on 2015-10-12: National Day off, Saturday 10-10 worked', () => {
  expect(formatDay(expectedDue(threeCertificates, day('2015-09-29'), calendar).date)).toBe('2015-10-12')
})

test('一照一码 is one department\'s: 3 working days, accepted 2015-09-29 due 2015-10-09: two of them after National Day', () => {
  expect(criticalPath(oneLicence)).toMatchObject({ workingDays: 3, critical: ['A', 'E'] })
  expect(formatDay(expectedDue(oneLicence, day('2015-09-29'), calendar).date)).toBe('2015-10-09')
})

test('12 + 3 + 6 + 5 documents are 26 asked, 16 distinct', () => {
  expect(threeCertificates.nodes.map(({ materials }) => materials.length)).toEqual([12, 3, 6, 5, 0])
  const { asked, distinct, documents } = documentUnion(threeCertificates)
  expect([asked, distinct, documents.length]).toEqual([26, 16, 16])
  expect(documents.filter(({ uses }) => uses.length > 1).map((each) => `${each.names.zh} ${each.uses.map(({ node }) => node).join('')}`).sort()).toEqual([
    '住所使用证明 ACD', '公司章程 AC', '法定代表人身份证件 ABCD', '税务登记表 CD', '经办人身份证件 AB', '财务会计制度备案表 CD', '财务负责人身份证件 CD',
  ].sort())
})

test('four departments ask for the legal representative\'s identity document; the strictest asks to see the original', () => {
  const identity = documentUnion(threeCertificates).documents.find(({ code }) => code === 'legal-representative-id')
  expect(identity).toEqual({
    code: 'legal-representative-id', subject: 'legal-representative', variant: null, form: 'original-and-copy', eLicence: null,
    names: { zh: '法定代表人身份证件', en: 'Identity document of the legal representative' },
    uses: [{ node: 'A', form: 'copy' }, { node: 'B', form: 'copy' }, { node: 'C', form: 'original-and-copy' }, { node: 'D', form: 'copy' }],
  })
})

test('the notice of the name may be an e-licence; identity documents of three people are three documents', () => {
  const { documents } = documentUnion(threeCertificates)
  expect(documents.filter(({ eLicence }) => eLicence).map(({ code, eLicence }) => [code, eLicence])).toEqual([['name-approval', 'name-approval']])
  expect(documents.filter(({ code }) => code === 'identity-document').map(keyOf)).toEqual([
    '["identity-document","agent",null]', '["identity-document","directors",null]', '["identity-document","finance-officer",null]',
  ])
})

test('a department sees only its own: of D\'s 5 documents, none is A\'s alone', () => {
  expect(documentUnion(threeCertificates, new Set(['D']))).toMatchObject({ asked: 5, distinct: 5 })
  expect(documentUnion(threeCertificates, new Set(['D'])).documents.flatMap(({ uses }) => uses.map(({ node }) => node))).toEqual(['D', 'D', 'D', 'D', 'D'])
})
