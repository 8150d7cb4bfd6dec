import fc from 'fast-check'
import { day } from '../day.js'
import { caseCheck, checkCaseNumber, makeCaseNumber, parseCaseNumber } from './case-number.js'
import { checkCitizenNumber, citizenCheck } from './citizen-number.js'
import { checkCreditCode, creditCheck, organisationCodeOf } from './credit-code.js'
import { checkDivisionCode, divisionAbove, divisionLevel } from './division-code.js'
import { checkOrganisationCode, organisationCheck } from './organisation-code.js'

const CREDIT = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const text = (characters: string, length: number) => fc.array(fc.constantFrom(...characters), { minLength: length, maxLength: length }).map((all) => all.join(''))
const replaced = (value: string, i: number, by: string) => value.slice(0, i) + by + value.slice(i + 1)

describe('credit code', () => {
  test('91330100799655058B: Σ = 1384, 1384 mod 31 = 20, 31 − 20 = 11 = B; inside it 79965505-8: Σ = 300, 300 mod 11 = 3, 11 − 3 = 8', () => {
    expect(checkCreditCode('91330100799655058B')).toBeNull()
    expect(organisationCodeOf('91330100799655058B')).toBe('799655058')
  })
  test.each([
    ['91330100799655058C', { code: 'wrong-check', position: 18, character: 'C', expected: 'B' }],
    ['91330100799655057B', { code: 'wrong-organisation-check', position: 17, character: '7', expected: '8' }],
    ['9133010079965505', { code: 'too-short', position: 17, expected: '18' }],
    ['91330100799655058B0', { code: 'too-long', position: 19, character: '0', expected: '18' }],
    ['9133010O799655058B', { code: 'wrong-character', position: 8, character: 'O', expected: '0-9 A-H J-N P Q R T U W X Y' }],
    ['91330100799655058b', { code: 'wrong-character', position: 18, character: 'b', expected: 'B' }],
    ['９1330100799655058B', { code: 'wrong-character', position: 1, character: '９', expected: '0-9 A-H J-N P Q R T U W X Y' }],
    ['', { code: 'too-short', position: 1, expected: '18' }],
  ])('%j is faulty and the fault says where', (value, fault) => expect(checkCreditCode(value)).toEqual(fault))

  test('a code that is built is valid, and no single wrong character stays unseen', () => {
    const code = fc.tuple(text(CREDIT, 8), text(CREDIT, 8)).map(([head, body]) => head + body + organisationCheck(body)).map((body) => body + creditCheck(body))
    fc.assert(fc.property(code, fc.nat(17), fc.constantFrom(...CREDIT), (value, i, other) => {
      expect(checkCreditCode(value)).toBeNull()
      if (value[i] !== other) expect(checkCreditCode(replaced(value, i, other))).not.toBeNull()
    }))
  })
})

describe('organisation code', () => {
  test.each(['799655058', '79965505-8', 'D2143467X'])('%s', (value) => {
    // D2143467-?: 13·3 + 2·7 + 1·9 + 4·10 + 3·5 + 4·8 + 6·4 + 7·2 = 187, 187 mod 11 = 0, 11 − 0 = 11, written 0.
    expect(checkOrganisationCode(value)).toEqual(value.startsWith('D') ? { code: 'wrong-check', position: 9, character: 'X', expected: '0' } : null)
  })
  test('a check of ten is written X: 00000004-?: 4·2 = 8, 11 − 8 = 3; 00000006: 12 mod 11 = 1, 11 − 1 = 10 = X', () => {
    expect([organisationCheck('00000004'), organisationCheck('00000006')]).toEqual(['3', 'X'])
    expect(checkOrganisationCode('00000006X')).toBeNull()
  })
  test.each([
    ['79965505-7', { code: 'wrong-check', position: 10, character: '7', expected: '8' }],
    ['7996550-58', { code: 'wrong-character', position: 8, character: '-', expected: '0-9 A-Z' }],
    ['79965505', { code: 'too-short', position: 9, expected: '9' }],
    ['79965505-', { code: 'too-short', position: 10, expected: '10' }],
    ['7996550588', { code: 'too-long', position: 10, character: '8', expected: '9' }],
  ])('%s is faulty', (value, fault) => expect(checkOrganisationCode(value)).toEqual(fault))
})

describe('citizen number', () => {
  // 99 is no province: the number of nobody. 9·7+9·9+0+0+0+0 + 1·2+9·1+9·6+0·3+0·7+1·9+0·10+1·5+0·8+0·4+1·2 = 225, 225 mod 11 = 5 → 10X98765432[5] = 7.
  test('990000199001010017 has the right check; its division is not judged', () => expect(checkCitizenNumber('990000199001010017')).toBeNull())
  test.each([
    ['990000199001010018', { code: 'wrong-check', position: 18, character: '8', expected: '7' }],
    ['990000199013010017', { code: 'no-such-date', position: 11, character: '1', expected: '01-12' }],
    ['990000199002300017', { code: 'no-such-date', position: 13, character: '3', expected: '01-28' }],
    ['990000000001010017', { code: 'no-such-date', position: 7, character: '0', expected: '0001-9999' }],
    ['99000019900101001x', { code: 'wrong-character', position: 18, character: 'x', expected: 'X' }],
    ['990000900101001', { code: 'too-short', position: 16, expected: '18' }],
    ['99000019900101 017', { code: 'wrong-character', position: 15, character: ' ', expected: '0-9' }],
  ])('%j is faulty', (value, fault) => expect(checkCitizenNumber(value)).toEqual(fault))
  test('a birth to come is a fault when a day is given', () => {
    expect(checkCitizenNumber('990000199001010017', day('1990-01-01'))).toBeNull()
    expect(checkCitizenNumber('990000199001010017', day('1989-12-31'))).toEqual({ code: 'date-to-come', position: 7, character: '1' })
  })
  test('no single wrong digit stays unseen', () => {
    fc.assert(fc.property(text('0123456789', 3), fc.nat(16), fc.nat(9), (sequence, i, digit) => {
      const body = `99000019900101${sequence}`
      const value = body + citizenCheck(body)
      expect(checkCitizenNumber(value)).toBeNull()
      if (value[i] !== String(digit)) expect(checkCitizenNumber(replaced(value, i, String(digit)))).not.toBeNull()
    }))
  })
})

describe('case number', () => {
  const street = { division: '440105001', ordinal: 1, date: day('2015-06-30'), sequence: 17 }
  test('44010500101-20150630-000017-1 is the 17th of a street of Haizhu', () => {
    expect(checkCaseNumber('44010500101-20150630-000017-1')).toBeNull()
    expect(parseCaseNumber('44010500101-20150630-000017-1')).toEqual(street)
    expect(makeCaseNumber(street)).toBe('44010500101-20150630-000017-1')
  })
  test('MOD 11,10 of the standard: 0794 has check digit 5 (ISO 7064)', () => expect(caseCheck('0794')).toBe('5'))
  test.each([
    ['44010500101-20150630-000017-2', { code: 'wrong-check', position: 29, character: '2', expected: '1' }],
    ['44010500101-20150631-000017-1', { code: 'no-such-date', position: 19, character: '3', expected: '01-30' }],
    ['4401050010-20150630-000017-1', { code: 'wrong-character', position: 11, character: '-', expected: '0-9' }],
    ['44010501_20150630-000017-1', { code: 'wrong-character', position: 9, character: '_', expected: '0-9' }],
    ['44010500101-20150630-000017', { code: 'too-short', position: 28, expected: '29' }],
    ['44010500101-20150630-000017-11', { code: 'too-long', position: 30, character: '1', expected: '29' }],
  ])('%s is faulty', (value, fault) => expect(checkCaseNumber(value)).toEqual(fault))
  test('what is made is valid and read back; no single wrong digit stays unseen', () => {
    const parts = fc.record({ division: fc.oneof(text('0123456789', 6), text('0123456789', 9)), ordinal: fc.integer({ min: 1, max: 99 }), date: fc.integer({ min: day('2004-01-01'), max: day('2099-12-31') }), sequence: fc.integer({ min: 1, max: 999_999 }) })
    fc.assert(fc.property(parts, fc.nat(28), fc.nat(9), (all, i, digit) => {
      const value = makeCaseNumber(all)
      expect(parseCaseNumber(value)).toEqual(all)
      if (i < value.length && value[i] !== '-' && value[i] !== String(digit)) expect(checkCaseNumber(replaced(value, i, String(digit)))).not.toBeNull()
    }))
  })
  test.each([[{ division: '4401' }], [{ ordinal: 0 }], [{ ordinal: 100 }], [{ sequence: 0 }], [{ sequence: 1_000_000 }], [{ sequence: 1.5 }]])('%j has no place in a number', (change) => {
    expect(() => makeCaseNumber({ ...street, ...change })).toThrow(RangeError)
  })
})

describe('division code', () => {
  test('440105001 is a street of 440105, a district of 440100, a city of 440000', () => {
    expect(['440105001', '440105', '440100', '440000'].map((code) => [checkDivisionCode(code), divisionLevel(code), divisionAbove(code)])).toEqual([
      [null, 'street', '440105'], [null, 'district', '440100'], [null, 'city', '440000'], [null, 'province', null],
    ])
  })
  test.each([
    ['4401', { code: 'too-short', position: 5, expected: '6' }],
    ['4401050', { code: 'too-short', position: 8, expected: '9' }],
    ['44010a', { code: 'wrong-character', position: 6, character: 'a', expected: '0-9' }],
    ['990101', { code: 'no-such-province', position: 1, character: '9', expected: '11-82' }],
    ['440105000', { code: 'no-street', position: 7, character: '0', expected: '001-999' }],
  ])('%s is faulty', (value, fault) => expect(checkDivisionCode(value)).toEqual(fault))
})
