/** Ends a running city as Ctrl-C does and waits for it: `node end-city.mjs <process id>`. */
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export async function endCity(pid) {
  const send = (signal) => {
    try {
      return process.kill(pid, signal)
    } catch {
      return false
    }
  }
  send('SIGINT')
  for (let waited = 0; send(0) && waited < 30_000; waited += 100) await sleep(100)
  send('SIGKILL')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await endCity(Number(process.argv[2]))
