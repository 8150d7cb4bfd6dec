import { printable } from './printable.js'

test.each([
  ['a long value is cut', 'x'.repeat(1_000), `${'x'.repeat(200)}…`],
  ['control characters and marks of direction are shown as such', '\u001b[31m\u202Etxt', '\ufffd[31m\ufffdtxt'],
  ['a character is not cut in half', `${'x'.repeat(199)}😀😀`, `${'x'.repeat(199)}\ufffd…`],
  ['a list is cut, and its values', Array.from({ length: 300 }, () => 'y'.repeat(300)), Array.from({ length: 50 }, () => `${'y'.repeat(200)}…`)],
  ['numbers and nothing stay', 42, 42],
  ['nothing stays', null, null],
])('%s', (_, value, shown) => {
  expect(printable({ refused: 'bad-input', params: { value } })).toEqual({ refused: 'bad-input', params: { value: shown } })
})
