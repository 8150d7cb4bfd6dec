import type { Page } from 'playwright-core'
import { note } from './run.js'

export interface Clicks {
  /** Presses of a pointer on the page since the count began or began again, and of Enter beside them. */
  counted(): Promise<{ clicks: number; enters: number }>
  /** Counts from here. */
  again(): Promise<void>
  /** Writes the count down for the closing table, and answers with it: `expect(await clicks.of('clerk: accept and print', 6)).toBeLessThanOrEqual(6)`. */
  of(task: string, limit: number): Promise<number>
}

/** Counts what somebody at this page presses from now on, over every address it opens: what the browser was told by its mouse, not what a test says that it did. Taps are clicks too. */
export async function clicks(page: Page): Promise<Clicks> {
  const count = { clicks: 0, enters: 0 }
  const name = `pressed${Math.random().toString(36).slice(2)}`
  await page.exposeFunction(name, (what: 'clicks' | 'enters') => { count[what]++ })
  const listen = `(() => {
    const tell = (what) => (event) => { if (event.isTrusted && (what === 'clicks' || event.key === 'Enter')) window.${name}(what) }
    addEventListener('pointerdown', tell('clicks'), true)
    addEventListener('keydown', tell('enters'), true)
  })()`
  await page.addInitScript(listen)
  await page.evaluate(listen)
  // What the page told before this answer has arrived by then.
  const counted = async () => {
    await page.evaluate('0')
    return { ...count }
  }
  return {
    counted,
    again: async () => {
      await counted()
      Object.assign(count, { clicks: 0, enters: 0 })
    },
    of: async (task, limit) => {
      const now = await counted()
      note({ of: 'clicks', task, limit, ...now })
      return now.clicks
    },
  }
}
