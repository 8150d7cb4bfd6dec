import { startIssuer, type Issuer } from '@tongban/identity'
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { keepPicture, openBrowser, openPage } from './browser.js'

const main = fileURLToPath(new URL('../../apps/gateway/dist/main.js', import.meta.url))

let browser: Browser
let issuer: Issuer
let gateway: ChildProcess
let origin: string
let folder: string
const file = (name: string) => path.join(folder, name)

/** The gateway as it is built (`npm run build`), over the real supergraph, with every deployment away. */
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tongban-graphiql-'))
  writeFileSync(file('accounts.json'), JSON.stringify([{ username: 'hzcg.clerk', roles: ['centre-clerk'], centres: ['hzcg'] }]))
  issuer = await startIssuer({ port: 0, accountsFile: file('accounts.json'), passwordsFile: file('passwords.json'), keysDir: folder })
  writeFileSync(file('gateway.json'), JSON.stringify({
    deployment: 'gateway', kind: 'gateway', port: 0, issuer: { url: issuer.url }, cityOffice: { url: 'http://127.0.0.1:9' },
    deployments: [{ id: 'haizhu', url: 'http://127.0.0.1:9', centres: ['hz', 'hzcg'] }], development: true, dataDir: folder, logLevel: 'silent',
  }))
  gateway = fork(main, { env: { ...process.env, TONGBAN_CONFIG: file('gateway.json') }, execArgv: [] })
  const [{ port }] = (await once(gateway, 'message')) as [{ port: number }]
  origin = `http://127.0.0.1:${port}`
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  gateway?.kill('SIGTERM')
  const [code] = gateway?.exitCode === null ? await once(gateway, 'exit') : [gateway?.exitCode]
  await issuer?.close()
  rmSync(folder, { recursive: true, force: true })
  expect(code).toBe(0)
})

/** By keyboard: under a mouse GraphiQL's tabs are dragged, and a press without any length is neither drag nor click. */
async function openTab(page: Page, name: string, holds: string): Promise<void> {
  await page.locator('.graphiql-tab-button', { hasText: name }).press('Enter')
  await page.locator('.graphiql-query-editor .view-lines', { hasText: holds }).waitFor()
}

test('the page shows the examples, runs one, logs in and out, and loads nothing from outside', async () => {
  const { page, loaded, complaints } = await openPage(browser, 1280, 'en')
  await page.goto(`${origin}/graphql`)
  const tabs = page.locator('.graphiql-tab-button')
  await tabs.first().waitFor()
  expect(await tabs.allInnerTexts()).toEqual(['Catalogue', 'Progress', 'Ledger', 'MyCases'])
  await page.locator('.graphiql-doc-explorer, [aria-label="Show Documentation Explorer"]').first().waitFor()

  await openTab(page, 'Progress', 'receiptCode:')
  await page.locator('.graphiql-execute-button').click()
  await page.locator('.graphiql-response', { hasText: 'CentreAway' }).waitFor()
  await keepPicture(page, 'graphiql-away')

  expect(await page.locator('#who').innerText()).toContain('Not logged in')
  await page.locator('#login').click()
  await page.locator('input[name=username]').fill('hzcg.clerk')
  await page.locator('input[name=password]').fill((JSON.parse(readFileSync(file('passwords.json'), 'utf8')) as Record<string, string>)['hzcg.clerk']!)
  await page.locator('button[type=submit]').first().click()
  await page.locator('#who', { hasText: 'hzcg.clerk' }).waitFor()
  await tabs.first().waitFor()
  expect(await tabs.allInnerTexts()).toEqual(['Catalogue', 'Progress', 'Ledger', 'MyCases'])
  await openTab(page, 'MyCases', 'unavailableCentres')
  await page.locator('.graphiql-execute-button').click()
  await page.locator('.graphiql-response', { hasText: 'unreachable' }).waitFor()
  await keepPicture(page, 'graphiql-logged-in')

  const stored = await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])')
  expect(stored).not.toContain('eyJ')
  await page.locator('#logout').click()
  await page.locator('#who', { hasText: 'Not logged in' }).waitFor()
  expect(loaded.filter((address) => !/^(http:\/\/127\.0\.0\.1:|data:|blob:)/.test(address))).toEqual([])
  expect(complaints).toEqual([])
  await page.close()
}, 60_000)

test('the page may load and send nothing but to its own origin, even if a script tried', async () => {
  const response = await fetch(`${origin}/graphql`, { headers: { accept: 'text/html' } })
  const policy = response.headers.get('content-security-policy')!
  expect(policy).toContain('default-src \'none\'')
  expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe-inline/)
})

test('under another name of this machine the page sends the browser to its own origin', async () => {
  const response = await fetch(`${origin.replace('127.0.0.1', 'localhost')}/graphql`, { headers: { accept: 'text/html' }, redirect: 'manual' })
  expect([response.status, response.headers.get('location')]).toEqual([302, `${origin}/graphql`])
})
