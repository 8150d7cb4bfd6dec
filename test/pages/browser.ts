import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'

/** Debian's Chromium, silent towards the outside: what a page loads is the page's doing. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
  })
}

export const WIDTHS = [1280, 390] as const

/** A page of a width and language that remembers every address it loaded and every complaint of the browser. */
export async function openPage(browser: Browser, width: number, locale: string): Promise<{ page: Page; loaded: string[]; complaints: string[] }> {
  const page = await browser.newPage({ locale, viewport: { width, height: width < 500 ? 844 : 800 } })
  const [loaded, complaints]: [string[], string[]] = [[], []]
  page.on('request', (request) => loaded.push(request.url()))
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  return { page, loaded, complaints }
}

/** Keeps a picture when PICTURES names a folder. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true })
}

/** For links within dense tables: WCAG 2.2's least size (2.5.8). */
export const LEAST = { width: 24, height: 24 }

/** What every page must have, read from the page itself: a language, a title, a heading, labelled fields, things to press large enough, and no sideways scrolling. */
export function faultsOf(page: Page, least = { width: 44, height: 40 }): Promise<string[]> {
  return page.evaluate(`(() => {
    const faults = []
    if (!document.documentElement.lang) faults.push('no language')
    if (!document.title) faults.push('no title')
    if (document.querySelectorAll('h1').length !== 1) faults.push('not one h1')
    if (!document.querySelector('main')) faults.push('no main')
    for (const input of document.querySelectorAll('input:not([type=hidden])')) if (!input.labels.length) faults.push('no label for ' + input.name)
    for (const it of document.querySelectorAll('input:not([type=hidden]), button, a')) {
      const { width, height } = it.getBoundingClientRect()
      if (width < ${least.width} || height < ${least.height}) faults.push('too small to touch: ' + it.outerHTML.slice(0, 60) + ' ' + Math.round(width) + 'x' + Math.round(height))
    }
    if (document.documentElement.scrollWidth > innerWidth) faults.push('scrolls sideways: ' + document.documentElement.scrollWidth)
    return faults
  })()`)
}
