import { maskName } from './mask-name.js'

test.each([['陈晓明', '陈*明'], ['陈明', '陈*'], ['欧阳晓明', '欧**明'], ['陈', '陈*']])('%s is shown as %s', (name, masked) => {
  expect(maskName(name, 'PERSON')).toBe(masked)
})

test('an organisation is shown by its whole name', () => {
  expect(maskName('越秀贸易有限公司', 'ORGANISATION')).toBe('越秀贸易有限公司')
})
