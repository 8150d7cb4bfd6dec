import path from 'node:path'
import type { Page } from 'playwright-core'
import { axe } from './axe.js'
import { picturesFolder } from './run.js'

export const LOOKED_AT = [1440, 390] as const
const HEIGHTS = { 1440: 900, 390: 844 } as const

/** Keeps pictures of the page as it stands, in the language it is in, at 1440 and 390 px: `<name>-<language>-<width>.png` in the folder of pictures. */
export async function shots(page: Page, name: string): Promise<void> {
  const language = await page.getAttribute('html', 'lang')
  for (const width of LOOKED_AT) await atWidth(page, width, () => shot(page, `${name}-${language}-${width}`))
}

/** Does something at a width, and puts the window back. */
export async function atWidth<T>(page: Page, width: number, doing: () => Promise<T>): Promise<T> {
  const before = page.viewportSize()
  await page.setViewportSize({ width, height: HEIGHTS[width as 390] ?? 900 })
  await settled(page)
  try {
    return await doing()
  } finally {
    if (before) await page.setViewportSize(before)
  }
}

/** Does something in each language, by the page's own switch, and ends in the language it began with: what is filled in stays. */
export async function inBothLanguages(page: Page, doing: (language: 'zh-CN' | 'en') => Promise<void>): Promise<void> {
  for (let turn = 0; turn < 2; turn++) {
    const language = (await page.getAttribute('html', 'lang')) as 'zh-CN' | 'en'
    await doing(language)
    await page.locator('header').getByRole('button', { name: language === 'en' ? '中文' : 'English' }).click()
    await page.locator(`html[lang="${language === 'en' ? 'zh-CN' : 'en'}"]`).waitFor()
    await settled(page)
  }
}

/**
 * All that a screen must stand, as it is now: in both languages at both widths no violation of WCAG 2.2 AA, nothing lost sideways, also with text twice as large; and pictures of each.
 * Answers with the faults in words: `expect(await look(page, 'counter')).toEqual([])`.
 */
export async function look(page: Page, screen: string): Promise<string[]> {
  const faults: string[] = []
  await inBothLanguages(page, async (language) => {
    for (const width of LOOKED_AT) {
      const where = `${screen} ${language} ${width} px`
      await atWidth(page, width, async () => {
        await shot(page, `${screen}-${language}-${width}`)
        for (const fault of [...await axe(page, screen), ...await lost(page)]) faults.push(`${where}: ${fault}`)
      })
    }
    // A browser's zoom of 200 % on a screen of 1440 px, and text alone at 200 %.
    await atWidth(page, 720, async () => { for (const fault of await lost(page)) faults.push(`${screen} ${language} zoomed to 200 %: ${fault}`) })
    await atWidth(page, 1440, async () => { for (const fault of await withLargeText(page, () => lost(page))) faults.push(`${screen} ${language} text at 200 %: ${fault}`) })
  })
  return [...new Set(faults)]
}

async function withLargeText<T>(page: Page, doing: () => Promise<T>): Promise<T> {
  await page.evaluate('document.documentElement.style.fontSize = "200%"')
  await settled(page)
  try {
    return await doing()
  } finally {
    await page.evaluate('document.documentElement.style.fontSize = ""')
  }
}

/** What cannot be read at this width: a page wider than its window, text cut off by its box, things outside of it. What scrolls by itself, as a wide table does, loses nothing. */
export function lost(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const faults = []
    const wide = document.documentElement.scrollWidth
    if (wide > innerWidth + 1) faults.push('the page scrolls sideways: ' + wide + ' px in ' + innerWidth)
    const scrolls = (it) => { for (let box = it.parentElement; box; box = box.parentElement) if (/auto|scroll/.test(getComputedStyle(box).overflowX)) return true; return false }
    // Told to who listens and shown to nobody: a box of a pixel, or cut away to nothing.
    const unseen = (it) => { const { width, height } = it.getBoundingClientRect(); const { clip, clipPath } = getComputedStyle(it); return width <= 1 || height <= 1 || /^rect\\((0|1)px/.test(clip) || /^(inset\\((50|100)%|polygon)/.test(clipPath) }
    const hidden = (it) => { for (let box = it; box && box !== document.body; box = box.parentElement) if (box.hidden || box.getAttribute('aria-hidden') === 'true' || unseen(box)) return true; return false }
    for (const it of document.body.querySelectorAll('*')) {
      const style = getComputedStyle(it)
      const words = [...it.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())
      if (!words || style.visibility === 'hidden' || style.display === 'none' || hidden(it)) continue
      const box = it.getBoundingClientRect()
      if (!box.width || scrolls(it)) continue
      const said = '“' + it.textContent.trim().slice(0, 30) + '” (' + it.tagName.toLowerCase() + (it.className && typeof it.className === 'string' ? '.' + it.className.split(' ')[0] : '') + ')'
      if (/hidden|clip/.test(style.overflowX) && it.scrollWidth > it.clientWidth + 1 && !it.title) faults.push('cut off: ' + said)
      else if (box.left >= 0 && box.right > innerWidth + 1) faults.push('outside of the window: ' + said)
    }
    return faults.slice(0, 10)
  })()`)
}

/** Keeps one picture of the whole page. */
async function shot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(picturesFolder(), `${name}.png`), fullPage: true })
}

/** Waits until the page has all it asked for: nothing is on the line, and nothing says that it is loading. */
export async function quiet(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.locator('.state-loading, .ant-skeleton, .ant-spin-spinning').first().waitFor({ state: 'detached' })
  await settled(page)
}

/** Two frames on: React and the layout have had their turn. */
const settled = (page: Page): Promise<void> => page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))')
