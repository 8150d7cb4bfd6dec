import { createServer } from 'node:net'
import { refuse, type Refusal } from '@tongban/kernel'
import { PORTS, portOf, type Seat, type Settings } from './settings.js'

/** Says which port is taken before anything is started. PostgreSQL's is skipped: a server left running is adopted, its own start says more. */
export async function findBusyPort(settings: Settings): Promise<Refusal<'port-in-use'> | undefined> {
  const seats = (Object.keys(PORTS) as Seat[]).filter((seat) => seat !== 'postgresql')
  const free = await Promise.all(seats.map((seat) => isFree(portOf(settings, seat))))
  const busy = seats[free.indexOf(false)]
  return busy && refuse('port-in-use', { port: portOf(settings, busy), use: busy, other: otherBase(settings.basePort) })
}

export const otherBase = (base: number): number => (base + 1000 > 65_500 ? 4000 : base + 1000)

const isFree = (port: number): Promise<boolean> => new Promise((resolve) => {
  const server = createServer()
  server.once('error', () => resolve(false))
  server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)))
})
