import { canonicalText, hashText, parseHash, sha256 } from './index.js'

test('canonical text follows RFC 8785: keys by UTF-16 code unit, shortest numbers, no white space', () => {
  // The example of RFC 8785, section 3.2.2 and 3.2.4.
  const value = { numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001], string: '\u20ac$\u000f\nA\'B"\\\\"/', literals: [null, true, false] }
  expect(canonicalText(value)).toBe('{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}')
  expect(canonicalText({ '\ud83d\ude00': 1, '\ufb33': 2, '1': 3, '\r': 4 })).toBe('{"\\r":4,"1":3,"\ud83d\ude00":1,"\ufb33":2}')
})

test('canonical text refuses what two readers could write differently', () => {
  for (const value of [undefined, NaN, { a: Infinity }, '\ud800', { a: ['\udc00'] }]) expect(() => canonicalText(value)).toThrow()
})

test('a hash is over the parts joined, and reads back from its text', () => {
  const text = 'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' // "abc", FIPS 180-2
  expect(hashText(sha256('a', Buffer.from('bc')))).toBe(text)
  expect(parseHash(text)?.toString('hex')).toBe(text.slice(7))
  for (const bad of ['', 'sha256:', text.toUpperCase(), `${text}0`, text.slice(7)]) expect(parseHash(bad)).toBeUndefined()
})
