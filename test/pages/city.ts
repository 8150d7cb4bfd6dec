import { guardFolder } from '@tongban/testing'
import { spawn } from 'node:child_process'
import { openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { Federation, root, sleep } from '../federation.js'
import { keep, kept } from './run.js'

const PATIENCE_MS = 300_000
const KEPT = 'city.json'
interface KeptCity { dataDir: string; basePort: number }

/**
 * The one city of a run of pages, started by whichever spec file asks first and ended by the run: what another file did in it is there. Nobody stops it;
 * who moves office time or breaks something puts it right again. `PAGES_CITY=.tongban npm run test:pages -- …` looks at one that runs already, on TONGBAN_PORT: quick
 * while a screen is written.
 */
export async function openCity(): Promise<Federation> {
  if (process.env.PAGES_CITY) return Federation.running(path.resolve(root, process.env.PAGES_CITY), Number(process.env.TONGBAN_PORT ?? 4000))
  const city = kept<KeptCity>(KEPT)
  return city ? Federation.running(city.dataDir, city.basePort) : startCity()
}

async function startCity(): Promise<Federation> {
  const federation = await Federation.prepare()
  const { dataDir, basePort } = federation
  const log = path.join(dataDir, 'up.log')
  const out = openSync(log, 'a')
  // It outlives the spec file that starts it: neither a pipe nor this process may hold it.
  const child = spawn(process.execPath, [path.join(root, 'apps/cli/bin/tongban.js'), 'up'], { cwd: root, env: federation.environment, stdio: ['ignore', out, out], detached: true })
  child.unref()
  guardFolder({ folder: dataDir, command: [process.execPath, path.join(root, 'tools/pages/end-city.mjs'), String(child.pid)], env: { ...process.env, NODE_OPTIONS: '' } })
  for (const end = Date.now() + PATIENCE_MS; !/^Tongban is ready in \d+ s$/m.test(readFileSync(log, 'utf8')); await sleep(100))
    if (child.exitCode !== null || Date.now() > end) throw new Error(`the city did not start:\n${readFileSync(log, 'utf8').slice(-2000)}`)
  keep(KEPT, { dataDir, basePort, pid: child.pid })
  return federation
}

/** Logs in at the issuer's page, where the browser already is. */
export async function logIn(city: Federation, page: Page, username: string): Promise<void> {
  const passwords = JSON.parse(readFileSync(path.join(city.dataDir, 'secrets/demo-passwords.json'), 'utf8')) as Record<string, string>
  await page.locator('input[name=username]').fill(username)
  await page.locator('input[name=password]').fill(passwords[username]!)
  await page.locator('button[type=submit]').first().click()
  await page.waitForURL(`${city.gateway}/**`)
}

export interface Seat {
  page: Page
  context: BrowserContext
  /** Every address that was loaded. */
  loaded: string[]
  /** What the browser complained of: errors and warnings of scripts, and breaches of the content security policy. */
  complaints: string[]
}

/** Somebody at a browser of their own, logged in at a page of the city; nobody, where no name is given. */
export async function sit(browser: Browser, city: Federation, username: string | null, to = '/office/', { locale = 'zh-CN', width = 1440 } = {}): Promise<Seat> {
  const context = await browser.newContext({ locale, viewport: { width, height: width < 500 ? 844 : 900 } })
  // Where others keep the machine busy, a page is slow and no worse.
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  const [loaded, complaints]: [string[], string[]] = [[], []]
  page.on('request', (request) => loaded.push(request.url()))
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  if (username === null) await page.goto(`${city.gateway}${to}`)
  else {
    await page.goto(`${city.gateway}/session/login?${new URLSearchParams({ to })}`)
    await logIn(city, page, username)
  }
  return { page, context, loaded, complaints }
}
