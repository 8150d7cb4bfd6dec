import { wayBack } from './way-back.js'

test.each(['/office/cases?open=true#first', '/graphql', '/', '/progress?number=44010500101-20150630-000017-1'])('a login leads back to %s', (to) => {
  expect(wayBack(to)).toBe(to)
})

test.each([
  undefined, '', 'office', 'https://elsewhere.example/', '//elsewhere.example/', '/\\elsewhere.example', '/\t/elsewhere.example', '/office/..//elsewhere.example', '/a/..//elsewhere.example',
  '/office\r\nset-cookie: a=b', 'javascript:alert(1)', '/中心', `/${'x'.repeat(2_000)}`, ['/office'], { length: 1 }, '/session/login', '/office/../session/logout', '/./session',
])('%j leads to the office\'s first page', (to) => {
  expect(wayBack(to)).toBe('/office/')
})
