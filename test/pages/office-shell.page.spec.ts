import type { Browser } from 'playwright-core'
import { axe } from './axe.js'
import { faultsOf, keepPicture, openBrowser, openPage } from './browser.js'
import { Desk } from './desk.js'

let browser: Browser
let desk: Desk
beforeAll(async () => {
  desk = await Desk.open([
    { username: 'hzcg.clerk', roles: ['centre-clerk'], centres: ['hzcg'] },
    { username: 'hz.gs.handler', roles: ['centre-officer'], centres: ['hz'], department: 'gs' },
  ])
  browser = await openBrowser()
}, 60_000)
afterAll(async () => {
  await browser?.close()
  expect(await desk?.close()).toBe(0)
})

const words = {
  'zh-CN': { desk: '工作台', logIn: '登录', other: 'English', hello: '您好，hzcg.clerk', logOut: '退出登录', none: '没有这个页面', clerk: '窗口人员' },
  en: { desk: 'Your desk', logIn: 'Log in', other: '中文', hello: 'Hello, hzcg.clerk', logOut: 'Log out', none: 'There is no such page', clerk: 'window clerk' },
}

describe.each([1440, 390])('at %i px', (width) => {
  test.each(['zh-CN', 'en'] as const)('in %s: the way in, the first page, no such page, the way out', async (locale) => {
    const { page, loaded, complaints } = await openPage(browser, width, locale)
    const said = words[locale]
    await page.goto(`${desk.origin}/office/somewhere/else`)
    await page.getByRole('heading', { level: 1, name: said.desk }).waitFor()
    expect(await page.getAttribute('html', 'lang')).toBe(locale)
    expect(await faultsOf(page)).toEqual([])
    expect(await axe(page, 'office, nobody logged in')).toEqual([])
    await keepPicture(page, `office-landing-${locale}-${width}`)

    await page.getByRole('link', { name: said.logIn, exact: true }).click()
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(said.logIn)
    await desk.logIn(page, 'hzcg.clerk')
    expect(page.url()).toBe(`${desk.origin}/office/somewhere/else`)
    await page.getByRole('heading', { level: 1, name: said.none }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    expect(await axe(page, 'office, no such page')).toEqual([])
    await keepPicture(page, `office-not-found-${locale}-${width}`)

    await page.goto(`${desk.origin}/office/`)
    await page.getByRole('heading', { level: 1, name: said.hello }).waitFor()
    await page.locator('.who', { hasText: said.clerk }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await keepPicture(page, `office-home-${locale}-${width}`)
    await page.getByRole('button', { name: said.other }).click()
    expect(await page.getAttribute('html', 'lang')).toBe(locale === 'en' ? 'zh-CN' : 'en')
    await page.reload()
    expect(await page.getAttribute('html', 'lang')).toBe(locale === 'en' ? 'zh-CN' : 'en')
    await page.getByRole('button', { name: words[locale === 'en' ? 'zh-CN' : 'en'].logOut }).click()
    await page.getByRole('heading', { level: 1, name: words[locale === 'en' ? 'zh-CN' : 'en'].desk }).waitFor()

    expect(await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])')).not.toMatch(/eyJ|tongban_session/)
    expect(loaded.filter((address) => !/^(http:\/\/127\.0\.0\.1:|data:)/.test(address))).toEqual([])
    expect(complaints).toEqual([])
    await page.close()
  })
})

test('a login that ends elsewhere is said at once when one comes back, and the page stays', async () => {
  const { page } = await openPage(browser, 1440, 'zh-CN')
  await page.clock.install()
  await page.goto(`${desk.origin}/session/login?to=/office/`)
  await desk.logIn(page, 'hz.gs.handler')
  await page.getByRole('heading', { level: 1, name: '您好，hz.gs.handler' }).waitFor()
  await page.evaluate('sessionStorage.setItem("draft:hz.gs.handler:form", "{}")')
  await page.evaluate('fetch("/session/logout", { method: "POST", headers: { "x-tongban-session": "1" } })')
  await page.clock.fastForward(30_000)
  await page.evaluate('window.dispatchEvent(new Event("visibilitychange"))')
  await page.getByRole('alert').filter({ hasText: '登录已过期' }).waitFor()
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('您好，hz.gs.handler')
  await keepPicture(page, 'office-ended-zh-CN-1440')
  await page.getByRole('link', { name: '重新登录' }).click()
  await desk.logIn(page, 'hz.gs.handler')
  await page.getByRole('heading', { level: 1, name: '您好，hz.gs.handler' }).waitFor()
  expect(await page.evaluate('sessionStorage.getItem("draft:hz.gs.handler:form")')).toBe('{}')
  await page.close()
})

test('the first thing the keyboard finds is the way past the header', async () => {
  const { page } = await openPage(browser, 1440, 'en')
  await page.goto(`${desk.origin}/office/`)
  await page.getByRole('heading', { level: 1, name: 'Your desk' }).waitFor()
  await page.keyboard.press('Tab')
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content')
  await page.keyboard.press('Enter')
  expect(await page.evaluate('document.activeElement.id')).toBe('main')
  await page.close()
})
