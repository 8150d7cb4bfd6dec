import type { Browser } from 'playwright-core'
import { axe } from './axe.js'
import { faultsOf, keepPicture, openBrowser, openPage } from './browser.js'
import { Desk } from './desk.js'

let browser: Browser
let desk: Desk
beforeAll(async () => {
  desk = await Desk.open([])
  browser = await openBrowser()
}, 60_000)
afterAll(async () => {
  await browser?.close()
  expect(await desk?.close()).toBe(0)
})

describe.each([1440, 390])('at %i px', (width) => {
  test.each([['zh-CN', '政务服务', '没有这个页面', 'English'], ['en', 'Government services', 'There is no such page', '中文']])('in %s: the first page, and one that is not there', async (locale, title, none, other) => {
    const { page, loaded, complaints } = await openPage(browser, width, locale)
    await page.goto(`${desk.origin}/`)
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    expect(await page.getAttribute('html', 'lang')).toBe(locale)
    expect(await faultsOf(page)).toEqual([])
    await keepPicture(page, `citizen-start-${locale}-${width}`)

    expect((await page.goto(`${desk.origin}/nowhere`))?.status()).toBe(404)
    await page.getByRole('heading', { level: 1, name: none }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    expect(await axe(page, 'citizen, no such page')).toEqual([])
    await page.getByRole('button', { name: other }).click()
    expect(await page.getAttribute('html', 'lang')).toBe(locale === 'en' ? 'zh-CN' : 'en')
    expect(loaded.filter((address) => new URL(address).origin !== desk.origin)).toEqual([])
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([])
    await page.close()
  })
})
