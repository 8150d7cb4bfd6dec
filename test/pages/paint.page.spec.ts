import type { Browser, BrowserContext } from 'playwright-core'
import type { Federation } from '../federation.js'
import { openBrowser } from './browser.js'
import { openCity, sit } from './city.js'
import { quiet } from './look.js'
import { note } from './run.js'
import { addressOf, seed, type Seeds } from './seeds.js'

let browser: Browser
let city: Federation
let seeds: Seeds
beforeAll(async () => {
  city = await openCity()
  browser = await openBrowser()
  seeds = await seed(city)
}, 240_000)
afterAll(() => browser?.close())

/** Slow 4G: 150 ms there and back, 1.6 Mbit/s down, 750 kbit/s up. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 }

/** Seconds until the largest thing of a page stands there, on a slow line with a slow processor and nothing kept from before. */
async function paint(context: BrowserContext, address: string): Promise<number> {
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true })
  await devtools.send('Network.emulateNetworkConditions', SLOW_4G)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.addInitScript('new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.largest = entry.startTime }).observe({ type: "largest-contentful-paint", buffered: true })')
  await page.goto(address)
  await page.locator('h1').first().waitFor()
  await quiet(page)
  const largest = await page.evaluate<number>('window.largest')
  await page.close()
  return largest / 1000
}

// The limits are aimed at, and printed: what is measured depends on who else uses the machine.
test.each(['/', '/progress', '/guide'])('citizen %s', async (address) => {
  const { context } = await sit(browser, city, null)
  const seconds = await paint(context, `${city.gateway}${address}`)
  note({ of: 'paint', screen: `citizen ${address}`, seconds, limit: 2 })
  expect(seconds).toBeGreaterThan(0)
  await context.close()
}, 120_000)

test.each([
  ['hzcg.clerk', ['', 'counter', 'cases', 'cases/:centreId/:id']], ['city.standards', ['catalogue']], ['coordinator', ['joint', 'joint/:id']],
])('office, as %s', async (who, routes) => {
  const { context } = await sit(browser, city, who)
  for (const route of routes) {
    const seconds = await paint(context, `${city.gateway}/office/${addressOf(route, seeds)}`)
    note({ of: 'paint', screen: `office /${route}`, seconds, limit: 4 })
    expect(seconds).toBeGreaterThan(0)
  }
  await context.close()
}, 240_000)
