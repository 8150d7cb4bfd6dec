import path from 'node:path'
import { sentence, type RefusalLike } from '@tongban/contracts'
import { isRefusal } from '@tongban/kernel'
import type { Command } from 'commander'
import { printWelcome } from '../up/welcome.js'
import { Progress } from '../up/progress.js'
import { readSettings } from '../up/settings.js'
import { STEPS, Supervisor } from '../up/supervisor.js'

const root = path.resolve(import.meta.dirname, '../../../..')

/** `tongban up`: the whole federation of the demo city on this machine, until Ctrl-C. */
export function register(program: Command): void {
  program
    .command('up')
    .description('start the demo city: PostgreSQL, issuer, city office, gateway and four centre deployments (Ctrl-C ends them)')
    .action(() => up())
}

async function up(): Promise<void> {
  const began = Date.now()
  const settings = readSettings(root)
  if (isRefusal(settings)) return leave(settings)
  const progress = new Progress(STEPS)
  const supervisor = await Supervisor.open(settings, progress, (line) => console.log(line))
  if (isRefusal(supervisor)) {
    progress.stop()
    return leave(supervisor)
  }

  let stopping = false
  const stop = async (code: number): Promise<void> => {
    if (stopping) return
    stopping = true
    progress.stop()
    await supervisor.stop()
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0))
  // A closed terminal or pipe must not end the supervisor in the middle of a line.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

  try {
    await supervisor.start()
    progress.stop()
    if (stopping) return
    printWelcome(settings, supervisor.passwords)
    console.log(`Tongban is ready in ${Math.ceil((Date.now() - began) / 1000)} s`)
  } catch (error) {
    progress.stop()
    if (!stopping) console.error(error instanceof Error ? error.message : error)
    await stop(1)
  }
}

function leave(refusal: RefusalLike): void {
  console.error(sentence(refusal, 'en'))
  process.exitCode = 1
}
