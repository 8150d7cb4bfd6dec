import { setTimeout as sleep } from 'node:timers/promises'

/** Asks again while something ails a server that was well before; answers with what ails it when patience ends, with nothing when it is well. */
export async function untilWell(ailment: () => Promise<string | undefined>, patienceMs: number, pauseMs = 200): Promise<string | undefined> {
  for (const until = Date.now() + patienceMs; ; await sleep(pauseMs)) {
    const found = await ailment()
    if (found === undefined || Date.now() >= until) return found
  }
}
