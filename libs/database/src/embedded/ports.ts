import net from 'node:net'
import { RefusedError } from '@tongban/contracts'
import { refuse } from '@tongban/kernel'

/** Throws when something listens on this port already. */
export async function refuseBusyPort(port: number): Promise<void> {
  if (await listens(port)) return
  throw new RefusedError(refuse('postgresql-port-in-use', { port: String(port) }))
}

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = net.createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })

/** Does a server answer there? */
export const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(socket.destroy() !== undefined))
    socket.once('error', () => resolve(false))
  })

/** A port that nothing listens on at this moment. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => resolve(port))
    })
  })
