import { startIssuer, type Issuer } from '@tongban/identity'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { axe } from './axe.js'
import { faultsOf, keepPicture, openBrowser, openPage, WIDTHS } from './browser.js'

let browser: Browser
let issuer: Issuer
let folder: string
let back: Server
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tongban-pages-'))
  writeFileSync(path.join(folder, 'accounts.json'), JSON.stringify([{ username: 'hz.clerk', roles: ['centre-clerk'], centres: ['hz'] }]))
  issuer = await startIssuer({ port: 0, accountsFile: path.join(folder, 'accounts.json'), passwordsFile: path.join(folder, 'passwords.json'), keysDir: folder })
  back = createServer((_, res) => res.end('back')).listen(0, '127.0.0.1')
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await issuer.close()
  back.close()
  rmSync(folder, { recursive: true, force: true })
})

const start = (more: Record<string, string> = {}) => `${issuer.url}/protocol/openid-connect/auth?${new URLSearchParams({
  client_id: 'tongban-cli', response_type: 'code', scope: 'openid', state: 'a-state-of-some-length', redirect_uri: `http://127.0.0.1:${(back.address() as AddressInfo).port}/callback`,
  code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256', ...more,
})}`

describe.each(WIDTHS)('at %i px', (width) => {
  test.each([
    ['zh-CN', '登录', '用户名', '密码', '用户名或密码不正确。', 'English', 'Log in'],
    ['en', 'Log in', 'User name', 'Password', 'The user name or the password is not right.', '中文', '登录'],
  ])('logs in in %s by keyboard, after a wrong password that is said out loud', async (locale, title, username, password, fault, other, otherTitle) => {
    const { page, loaded, complaints } = await openPage(browser, width, locale)
    await page.goto(start())
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(title)
    expect(await page.getAttribute('html', 'lang')).toBe(locale)
    expect(await faultsOf(page)).toEqual([])
    expect(await axe(page, 'login')).toEqual([])
    await keepPicture(page, `login-${locale}-${width}`)

    await page.keyboard.type('hz.clerk') // the first field has the focus
    await page.keyboard.press('Tab')
    await page.keyboard.type('wrong')
    await page.keyboard.press('Enter')
    expect(await page.getByRole('alert').innerText()).toBe(fault)
    expect(await page.getByLabel(username).inputValue()).toBe('hz.clerk')
    expect(await faultsOf(page)).toEqual([])
    expect(await axe(page, 'login, refused')).toEqual([])
    await keepPicture(page, `login-refused-${locale}-${width}`)

    await page.getByRole('link', { name: other }).click()
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(otherTitle)
    await page.getByRole('link', { name: otherTitle === 'Log in' ? '中文' : 'English' }).click()
    await page.getByLabel(username).fill('hz.clerk')
    await page.getByLabel(password).fill(JSON.parse(readFileSync(path.join(folder, 'passwords.json'), 'utf8'))['hz.clerk'])
    await page.getByRole('button', { name: title }).click()
    await page.waitForURL(/\/callback\?/)
    expect(new URL(page.url()).searchParams.get('code')).toMatch(/^[\w-]{20,}$/)

    await page.goto(`${issuer.url}/protocol/openid-connect/logout`)
    expect(await faultsOf(page)).toEqual([])
    expect(await axe(page, 'logout')).toEqual([])
    await keepPicture(page, `logout-${locale}-${width}`)
    await page.getByRole('button').click()
    await page.getByText(locale === 'en' ? 'You are logged out' : '您已退出登录').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.goto(start()) // the session is gone: the page asks again
    expect(await page.getByLabel(password).count()).toBe(1)

    expect(complaints.filter((text) => !text.includes('401'))).toEqual([])
    expect([...new Set(loaded.map((url) => new URL(url).origin))].sort()).toEqual([new URL(issuer.url).origin, `http://127.0.0.1:${(back.address() as AddressInfo).port}`].sort())
    await page.close()
  })

  test('says in words when a login page is no longer valid, and that nobody is logged in', async () => {
    const { page } = await openPage(browser, width, 'zh-CN')
    await page.goto(`${issuer.url}/login/of-yesterday`)
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('此登录页已失效，请回到原来的页面重新登录。')
    expect(await faultsOf(page)).toEqual([])
    await keepPicture(page, `expired-${width}`)
    await page.goto(`${issuer.url}/protocol/openid-connect/logout`) // nobody is logged in: there is nothing to ask
    await page.getByText('您已退出登录，可以关闭此页面。').waitFor()
    await page.close()
  })
})
