import { checkParties, normalIdentity, type Party } from './parties.js'

const company: Party = { role: 'applicant', kind: 'organisation', name: '广州粤海样例有限公司', identityType: 'credit-code', identity: '91330100799655058B' }
// An unassigned division: nobody holds this number.
const chen: Party = { role: 'legal-representative', kind: 'person', name: '陈晓明', identityType: 'citizen-number', identity: '990101199003071231' }

test('an organisation applies with its legal representative', () => {
  expect(checkParties([company, { ...chen, identity: check('99010119900307123') }])).toBeNull()
})

test.each<[string, Party[], object]>([
  ['nobody', [], { refused: 'party-missing', params: { role: 'applicant' } }],
  ['an agent alone', [{ ...company, role: 'agent' }], { refused: 'party-missing', params: { role: 'applicant' } }],
  ['a legal representative of nobody', [{ ...chen, identity: check('99010119900307123') }, { ...chen, role: 'applicant', identity: check('99010119900307125') }], { refused: 'party-missing', params: { role: 'organisation' } }],
  ['a company with a citizen number', [{ ...company, identityType: 'citizen-number' }], { refused: 'identity-of-other-kind' }],
  ['a wrong check digit', [{ ...company, identity: '91330100799655058C' }], { refused: 'identity-invalid', params: { party: 1, position: 18 } }],
  ['the same party twice', [company, company], { refused: 'party-twice', params: { party: 2 } }],
  ['an empty name', [{ ...company, name: ' ' }], { refused: 'text-not-usable', params: { field: 'parties.1.name' } }],
  ['too many', Array.from({ length: 21 }, () => company), { refused: 'too-many-parties', params: { atMost: 20 } }],
])('refuses %s', (_, parties, refusal) => {
  expect(checkParties(parties)).toMatchObject(refusal)
})

test('a refusal never repeats the identity', () => {
  expect(JSON.stringify(checkParties([{ ...company, identity: '91330100799655058C' }]))).not.toContain('91330100799655058')
})

test('spaces and small letters do not make another identity', () => {
  expect(normalIdentity(' 9133 0100 7996 55058b ')).toBe('91330100799655058B')
})

// GB 11643, written out so that the fixture holds no finished number.
function check(first17: string) {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  return first17 + '10X98765432'[weights.reduce((sum, weight, i) => sum + weight * Number(first17[i]), 0) % 11]
}
