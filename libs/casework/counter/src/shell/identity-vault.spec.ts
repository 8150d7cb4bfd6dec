import { createHmac } from 'node:crypto'
import { identityKeys } from './identity-keys.js'
import { IdentityVault } from './identity-vault.js'
import { isReceipt, receiptCode, receiptHash } from './receipt.js'

const key = (fill: number) => Buffer.alloc(32, fill).toString('base64')
const keys = identityKeys({ dataKey: key(1), federationKey: key(2), federationKeyVersion: 3 })
const vault = new IdentityVault(keys)
const place = { centreId: 'hzcg', caseId: '01940000-0000-7000-8000-000000000001', no: 1, field: 'name' } as const

test('what is sealed can be opened in its place alone, and only unchanged', () => {
  const sealed = vault.seal('陈晓明', place)
  expect(vault.open(sealed, vault.keyId, place)).toBe('陈晓明')
  for (const other of [{ centreId: 'hzxg' }, { no: 2 }, { field: 'identity' as const }]) expect(() => vault.open(sealed, vault.keyId, { ...place, ...other })).toThrow()
  sealed[sealed.length - 1]! ^= 1
  expect(() => vault.open(sealed, vault.keyId, place)).toThrow()
})

test('the same text sealed twice is not the same bytes, and holds nothing readable', () => {
  expect(vault.seal('陈晓明', place).equals(vault.seal('陈晓明', place))).toBe(false)
  expect(vault.seal('陈晓明', place).includes('陈晓明')).toBe(false)
})

test('a value sealed under another data key is refused by the name of its key', () => {
  const other = new IdentityVault(identityKeys({ dataKey: key(9), federationKey: key(2) }))
  expect(() => vault.open(other.seal('x', place), other.keyId, place)).toThrow(`data key ${other.keyId}, which this process does not hold`)
})

test('a subject key is HMAC-SHA256 of type:number under the federation\'s key, the same at every deployment', () => {
  const subject = { identityType: 'credit-code' as const, identity: '91330100799655058B' }
  const expected = createHmac('sha256', Buffer.alloc(32, 2)).update('credit-code:91330100799655058B').digest('hex')
  expect(vault.subjectKey(subject)).toBe(expected)
  expect(new IdentityVault(identityKeys({ dataKey: key(9), federationKey: key(2) })).subjectKey(subject)).toBe(expected)
  expect(vault.subjectKey({ ...subject, identityType: 'organisation-code' })).not.toBe(expected)
})

test('a key of another length is refused by name, and never shown', () => {
  expect(() => identityKeys({ dataKey: Buffer.from('short').toString('base64'), federationKey: key(2) })).toThrow('dataKey has 5 bytes; it must be 32 bytes in base64')
})

test('a receipt code belongs to its number, however it is typed; another does not', () => {
  const code = receiptCode(keys, { centreId: 'hzcg', caseId: 'a', commandId: 'b' })
  const stored = receiptHash('44010500101-20150630-000001-9', code)
  expect(isReceipt(stored, '44010500101-20150630-000001-9', ` ${code.toLowerCase().replaceAll('-', '')}`)).toBe(true)
  expect(isReceipt(stored, '44010500101-20150630-000002-7', code)).toBe(false)
  expect(isReceipt(null, '44010500101-20150630-000001-9', code)).toBe(false)
  expect(receiptCode(identityKeys({ dataKey: key(9), federationKey: key(2) }), { centreId: 'hzcg', caseId: 'a', commandId: 'b' })).not.toBe(code)
})
