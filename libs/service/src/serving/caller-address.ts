import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/**
 * Where a request came from, for throttling guesses: the connection's own address, or what our gateway says on its behalf.
 * `x-forwarded-for` counts only from this machine, where the gateway runs; anybody else could write a new address into each guess.
 */
export function callerAddress(req: IncomingMessage): string {
  const own = (req.socket.remoteAddress ?? 'unknown').replace(/^::ffff:/, '')
  if (!isLoopback(own)) return own
  const told = String(req.headers['x-forwarded-for'] ?? '').split(',').at(-1)?.trim() ?? ''
  return isIP(told) ? told : own
}

const isLoopback = (address: string): boolean => {
  const family = isIP(address)
  return family !== 0 && loopback.check(address, family === 6 ? 'ipv6' : 'ipv4')
}
