import type { IncomingMessage } from 'node:http'
import { callerAddress } from './caller-address.js'

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
