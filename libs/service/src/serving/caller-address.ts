import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

const callers = new WeakMap<IncomingMessage, string>()

/**
 * Where a request came from, for throttling guesses: the connection's own address, or what our gateway says on its behalf.
 * `x-forwarded-for` counts only from an address in the configuration's `gateways` (without one: this machine); anybody else could write a new address into each guess.
 */
export const callerAddress = (req: IncomingMessage): string => callers.get(req) ?? readCaller(req, loopback)

/** Remembers who asks, by the gateways this process believes. */
export function noteCaller(req: IncomingMessage, gateways: BlockList): void {
  callers.set(req, readCaller(req, gateways))
}

/** Addresses and networks (`10.2.0.0/16`) to look addresses up in. Throws on what is neither. */
export function addressList(entries: readonly string[]): BlockList {
  const list = new BlockList()
  for (const entry of entries) {
    const [address = '', prefix, ...more] = entry.split('/')
    const family = isIP(address)
    const longest = family === 6 ? 128 : 32
    if (family === 0 || more.length > 0 || (prefix !== undefined && !(/^\d{1,3}$/.test(prefix) && Number(prefix) <= longest))) throw new RangeError(`"${entry}" is neither an address nor a network`)
    list.addSubnet(address, prefix === undefined ? longest : Number(prefix), family === 6 ? 'ipv6' : 'ipv4')
  }
  return list
}

/** This machine. */
export const LOOPBACK: readonly string[] = ['127.0.0.0/8', '::1']
const loopback = addressList(LOOPBACK)

function readCaller(req: IncomingMessage, gateways: BlockList): string {
  const own = (req.socket.remoteAddress ?? 'unknown').replace(/^::ffff:(?=\d+\.)/, '')
  const family = isIP(own)
  if (family === 0 || !gateways.check(own, family === 6 ? 'ipv6' : 'ipv4')) return own
  const told = String(req.headers['x-forwarded-for'] ?? '').split(',').at(-1)?.trim() ?? ''
  return isIP(told) ? told : own
}
