import { setTimeout as sleep } from 'node:timers/promises'
import type { Line } from '../engines/line.js'

/**
 * Does something while a deployment cannot reach the exchange: its centres work on, but nothing of theirs goes out and nothing comes in. Its line is put back
 * whatever happens; if this process dies meanwhile, the next `tongban up` puts it back.
 */
export async function cutOff<T>(line: Line, deployment: string, doing: () => Promise<T>): Promise<T> {
  await repeated(() => line.cut(deployment))
  try {
    return await doing()
  } finally {
    await repeated(() => line.restore(deployment))
  }
}

/** For a while: the server may just be coming back. */
async function repeated(act: () => Promise<void>): Promise<void> {
  for (let left = 20; ; left--) {
    try {
      return await act()
    } catch (error) {
      if (left === 0) throw error
      await sleep(500)
    }
  }
}
