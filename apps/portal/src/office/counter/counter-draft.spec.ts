import { emptyDraft, isWhole, missingOf, noParty, paperKey, partiesOf, toggled } from './counter-draft.js'

test('the applicant is the first party and the agent the second, an organisation by its code', () => {
  const draft = {
    ...emptyDraft,
    party: { identityType: 'CREDIT_CODE' as const, identity: ' 91330100 799655058b', name: ' 越秀贸易有限公司 ' },
    agent: { identityType: 'PASSPORT' as const, identity: 'e00000001', name: '陈晓明' },
  }
  expect(partiesOf(draft)).toEqual([
    { role: 'APPLICANT', kind: 'ORGANISATION', name: '越秀贸易有限公司', identityType: 'CREDIT_CODE', identity: '91330100799655058B' },
    { role: 'AGENT', kind: 'PERSON', name: '陈晓明', identityType: 'PASSPORT', identity: 'E00000001' },
  ])
})

test.each([
  ['CITIZEN_NUMBER', '99010119900101001', false], ['CITIZEN_NUMBER', '9901 0119 9001 0100 1X', true], ['CREDIT_CODE', '91330100799655058B', true],
  ['ORGANISATION_CODE', '79965505', false], ['ORGANISATION_CODE', '799655058', true], ['ORGANISATION_CODE', '79965505-8', true], ['PASSPORT', 'E00000001', false],
] as const)('a %s typed as %s is whole: %s', (identityType, identity, whole) => {
  expect(isWhole({ ...noParty, identityType, identity })).toBe(whole)
})

test('what is required and not on the table is missing; what is optional never is', () => {
  const [form, photo, letter] = [{ code: 'form', required: true }, { code: 'photo', required: true }, { code: 'letter', required: false }]
  expect(missingOf([form, photo, letter], ['photo'])).toEqual([form])
})

test('a material goes onto the table and off it again', () => {
  expect(toggled(['a'], 'b')).toEqual(['a', 'b'])
  expect(toggled(['a', 'b'], 'a')).toEqual(['b'])
  expect(paperKey({ code: 'articles', subject: 'company', variant: null })).toBe('articles/company')
})
