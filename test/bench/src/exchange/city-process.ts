/** The city office's part in a process of its own, as in the demo: reads Haizhu's topic into the city's ledger until its parent is gone. Its side comes as the first message. */
import { Database } from '@tongban/database'
import { Directory } from '@tongban/directory'
import { openExchange } from './open-exchange.js'
import type { Side } from './federation.js'

process.once('disconnect', () => process.exit(0))
process.on('SIGINT', () => undefined)
process.once('message', (side: Omit<Side, 'plumbing' | 'directory'>) => void run(side))

async function run(side: Omit<Side, 'plumbing' | 'directory'>): Promise<void> {
  const plumbing = await Database.open({ url: side.urls.plumbing, name: 'tongban bench city', role: 'plumbing' })
  const { exchange } = await openExchange({ ...side, plumbing, directory: await Directory.open(plumbing) })
  exchange.start()
  process.send!({ ready: true })
}
