import axeCore from 'axe-core'
import type { Page } from 'playwright-core'
import { note } from './run.js'

/** Every rule of WCAG up to 2.2, levels A and AA. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

interface Result { violations: { id: string; help: string; nodes: { target: unknown[]; failureSummary?: string }[] }[] }

/** What the page violates of WCAG 2.2 AA, in words and with the place; written down for the closing table under the screen's name and the page's language. `expect(await axe(page, 'counter')).toEqual([])` */
export async function axe(page: Page, screen: string): Promise<string[]> {
  if (!(await page.evaluate('Boolean(window.axe)'))) await page.evaluate(`${axeCore.source};0`)
  const { violations } = await page.evaluate<Result>(`axe.run(document, { runOnly: ${JSON.stringify(WCAG)}, resultTypes: ['violations'] })`)
  const faults = violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target.join(' ')} ${failureSummary?.split('\n').slice(1).join(' ').trim() ?? ''}`))
  note({ of: 'axe', screen, language: (await page.getAttribute('html', 'lang'))!, violations: faults })
  return faults
}
