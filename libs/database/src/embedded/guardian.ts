/**
 * The process that owns the embedded PostgreSQL: `node guardian.js <folder> <port> [setting=value ...]`, forked by whoever needs the server.
 * Tells its parent { ready: true, port, pid, adopted } or { failed: message, refusal }. Ends PostgreSQL when the parent is gone, disconnects, or sends SIGTERM.
 * Ends with code 1 when PostgreSQL ends by itself: the parent forks the next guardian, which starts or adopts.
 */
import { RefusedError } from '@tongban/contracts'
import { startEmbedded } from './start-embedded.js'

const [folder = '', port = '0', ...pairs] = process.argv.slice(2)
const settings = Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]))

// Ctrl-C reaches every process of the terminal's group; the database ends last, when the parent says so.
process.on('SIGINT', () => undefined)
let wanted = true
const stopping = new Promise<void>((resolve) => {
  const stop = () => {
    wanted = false
    resolve()
  }
  process.once('SIGTERM', stop)
  process.once('disconnect', stop)
})

try {
  if (folder === '') throw new Error('Usage: node guardian.js <folder> <port>')
  const postgres = await startEmbedded({ folder, port: Number(port), settings })
  // The parent may have gone while the server was starting.
  if (process.send && process.connected) process.send({ ready: true, port: postgres.port, pid: postgres.pid, adopted: postgres.adopted }, () => undefined)
  const waiting = setInterval(() => undefined, 60_000)
  await Promise.race([stopping, postgres.ended])
  clearInterval(waiting)
  if (wanted) process.exitCode = 1
  else await postgres.stop()
} catch (error) {
  const message = error instanceof Error ? error.message : String(error)
  process.exitCode = 1
  if (process.send && process.connected) await new Promise((resolve) => process.send!({ failed: message, ...(error instanceof RefusedError && { refusal: error.refusal }) }, resolve))
  else process.stderr.write(`${message}\n`)
}
process.exit()
