import type { IncomingMessage } from 'node:http'
import { addressList, callerAddress, noteCaller } from './caller-address.js'

test.each([
  ['the gateway on this machine speaks for the caller', '127.0.0.1', '10.1.2.3', '10.1.2.3'],
  ['over IPv6 too', '::1', '2001:db8::7', '2001:db8::7'],
  ['mapped addresses are read', '::ffff:127.0.0.1', '10.1.2.3', '10.1.2.3'],
  ['the last address is the one our gateway saw', '127.0.0.1', '1.1.1.1, 10.1.2.3', '10.1.2.3'],
  ['nobody else speaks for anybody', '10.9.9.9', '10.1.2.3', '10.9.9.9'],
  ['an address that is none is not taken', '127.0.0.1', 'x'.repeat(5000), '127.0.0.1'],
  ['without a header it is the connection\'s', '127.0.0.1', undefined, '127.0.0.1'],
])('%s', (_, remoteAddress, told, expected) => {
  expect(callerAddress({ socket: { remoteAddress }, headers: { 'x-forwarded-for': told } } as unknown as IncomingMessage)).toBe(expected)
})

test.each([
  ['a named gateway speaks for the caller', '10.2.3.4', '10.9.9.9'],
  ['over IPv6 too', 'fd00:2::1', '10.9.9.9'],
  ['as a mapped address', '::ffff:10.2.3.4', '10.9.9.9'],
  ['its neighbour does not', '10.3.0.1', '10.3.0.1'],
  ['this machine does not, when it is not named', '127.0.0.1', '127.0.0.1'],
])('among 10.2.0.0/16 and fd00:2::/32: %s', (_, remoteAddress, expected) => {
  const req = { socket: { remoteAddress }, headers: { 'x-forwarded-for': '10.9.9.9' } } as unknown as IncomingMessage
  noteCaller(req, addressList(['10.2.0.0/16', 'fd00:2::/32']))
  expect(callerAddress(req)).toBe(expected)
})

test.each(['gateway.example', '10.2.0.0/33', '10.2.0.0/16/8', '10.2.0.0/', 'fd00::/129', ''])('%j is neither an address nor a network', (entry) => {
  expect(() => addressList([entry])).toThrow('is neither an address nor a network')
})
