import { codeAsMeant, faultsOfReceipt, numberAsMeant, receiptInAddress } from './asked-receipt.js'

const NUMBER = '44010500101-20150630-000017-1'

test('a number is taken however it is written, of a district (8 digits) and of a street (11)', () => {
  for (const typed of [NUMBER, ` ${NUMBER} `, '44010500101201506300000171', '44010500101－20150630－000017－1', '４４０１０５００１０１ 20150630 000017 1']) expect(numberAsMeant(typed)).toBe(NUMBER)
  expect(numberAsMeant('44010501201506300000171')).toBe('44010501-20150630-000017-1')
  expect(numberAsMeant(' 12-34 ')).toBe('12-34')
})

test('a code is taken in small letters and without its dashes', () => {
  expect([codeAsMeant('00a9m0s40ghpv927'), codeAsMeant(' 00A9-M0S4 0GHP-V927')]).toEqual(['00A9-M0S4-0GHP-V927', '00A9-M0S4-0GHP-V927'])
})

test('what is missing or too short is said before anybody is asked', () => {
  expect(faultsOfReceipt({ number: '', code: ' ' })).toEqual({ number: 'numberMissing', code: 'codeMissing' })
  expect(faultsOfReceipt({ number: '44010500101-2015', code: 'ABCD' })).toEqual({ number: 'numberForm', code: 'codeForm' })
  expect(faultsOfReceipt({ number: NUMBER, code: '00a9m0s40ghpv927' })).toEqual({})
})

test('the link of a receipt is asked at once, a part of it fills the form, no part is none', () => {
  expect(receiptInAddress(`?number=${NUMBER}&code=00A9-M0S4-0GHP-V927`)).toEqual({ number: NUMBER, code: '00A9-M0S4-0GHP-V927', asked: true })
  expect(receiptInAddress(`?number=${NUMBER}`)).toEqual({ number: NUMBER, code: '', asked: false })
  expect(receiptInAddress('?from=elsewhere')).toBeUndefined()
})
