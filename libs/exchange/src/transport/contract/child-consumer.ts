import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { Batch } from '../transport.js'
import type { Received } from './collect.js'
import type { TransportHarness } from './harness.js'

export interface ChildConsumer {
  received: Received[]
  kill(): Promise<void>
}

/** Starts a consumer process; resolves when it reads. It runs the compiled code (dist), as every process of the software does. */
export async function startConsumer(harness: TransportHarness, orders: { group: string; topics: string[]; mode?: 'read' | 'hang' }): Promise<ChildConsumer> {
  const main = path.join(import.meta.dirname, '../../../dist/transport/contract/consumer-process.js')
  const child = fork(main, [JSON.stringify({ mode: 'read', ...harness.child, ...orders })], {
    execArgv: [],
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const received: Received[] = []
  let complaint = ''
  child.stderr!.on('data', (text) => { complaint += String(text) })
  await new Promise<void>((resolve, reject) => {
    child.on('message', (message: 'reading' | Batch) => {
      if (message === 'reading') resolve()
      else received.push(...message.messages.map((one) => ({ ...one, topic: message.topic, partition: message.partition })))
    })
    child.once('exit', (code) => reject(new Error(`the consumer process ended with ${code}: ${complaint}`)))
  })
  return { received, kill: () => killHard(child) }
}

async function killHard(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}
