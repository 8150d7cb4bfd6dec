import { matchPath } from './match.js'

test('an address gives its parts their names', () => {
  expect(matchPath('/guide/:centreId/:code', '/guide/hz/shop-sign/')).toEqual({ centreId: 'hz', code: 'shop-sign' })
  expect(matchPath('/', '/')).toEqual({})
})

test('another address is none', () => {
  expect([matchPath('/guide', '/progress'), matchPath('/guide/:code', '/guide'), matchPath('/', '/guide')]).toEqual([undefined, undefined, undefined])
})

test('what cannot be decoded stays as it came', () => {
  expect(matchPath('/guide/:code', '/guide/%E0%A4')).toEqual({ code: '%E0%A4' })
})
