import type { Browser, Page } from 'playwright-core'
import { until, type Federation } from '../federation.js'
import { openBrowser } from './browser.js'
import { openCity, sit } from './city.js'
import { clicks } from './clicks.js'
import { look } from './look.js'

let browser: Browser
let city: Federation
beforeAll(async () => {
  city = await openCity()
  browser = await openBrowser()
  const ready = 'query Ready { implementationItems(centreId: "hzcg") { ... on ImplementationItemConnection { edges { node { code } } } } jobBlueprints(centreId: "hzcg") { ... on JobBlueprintConnection { edges { node { code } } } } }'
  await until(async () => {
    const { implementationItems, jobBlueprints } = await city.client().ask(null, ready)
    return implementationItems.edges.length >= 5 && jobBlueprints.edges.length >= 2
  })
}, 300_000)
afterAll(() => browser?.close())

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })
const names = (page: Page) => page.locator('.found a').allInnerTexts()
const found = (page: Page, wanted: readonly string[]) => until(async () => JSON.stringify(await names(page)) === JSON.stringify(wanted))

test('from the first page: the centre, a few letters, and what one needs to know', async () => {
  const { page, context, loaded, complaints } = await sit(browser, city, null, '/')
  await page.locator('main').getByRole('link', { name: '办事指南' }).click()
  await heading(page, '办事指南').waitFor()
  expect(await look(page, 'guide-empty')).toEqual([])
  const count = await clicks(page)
  await page.getByLabel('到哪个中心办理').click()
  await page.getByLabel('到哪个中心办理').selectOption({ label: '赤岗街政务服务中心' })
  await page.getByRole('link', { name: '失业登记' }).waitFor()
  await page.getByLabel('要办什么事').click()
  for (const [typed, wanted] of [['个体工商户', '个体工商户设立登记'], ['gtgsh', '个体工商户设立登记'], ['unemployment', '失业登记'], ['cg-002', '临时占用城市道路审批']] as const) {
    await page.getByLabel('要办什么事').fill(typed)
    await found(page, [wanted])
  }
  await page.getByLabel('要办什么事').fill('jsyd')
  await found(page, ['建设用地审批一件事'])
  await page.getByLabel('要办什么事').fill('gtgsh')
  await page.getByRole('link', { name: '个体工商户设立登记' }).click()
  await heading(page, '个体工商户设立登记').waitFor()
  expect(await count.of('citizen: an item of the guide', 3)).toBeLessThanOrEqual(3)
  expect((await page.locator('.facts').innerText()).split('\n').map((line) => line.trim()).filter(Boolean)).toEqual([
    '由谁决定', '工商行政管理服务点', '承诺时限', '5个工作日', '法定时限', '15个工作日', '收费', '不收费', '办好后领取', '个体工商户营业执照', '到哪里办', '1号综合窗口', '综合窗口，各部门事项都收',
  ])
  expect(await page.locator('.papers li').allInnerTexts()).toEqual(['申请表\n原件1份 · 必须带', '身份证件\n原件和复印件1份 · 必须带', '场所使用证明\n经核对的复印件1份 · 必须带', '授权委托书\n原件1份 · 有则带'])
  expect(await look(page, 'guide-item')).toEqual([])
  await page.goBack()
  expect(await page.getByLabel('要办什么事').inputValue()).toBe('gtgsh')
  await found(page, ['个体工商户设立登记'])
  await page.getByLabel('要办什么事').fill('')
  await page.getByRole('link', { name: '失业登记' }).waitFor()
  expect(await look(page, 'guide-list')).toEqual([])
  expect(loaded.filter((address) => new URL(address).origin !== city.gateway)).toEqual([])
  expect(complaints).toEqual([])
  await context.close()
}, 180_000)

test('nothing found, no such item and no such joint job are said in words, with a way on', async () => {
  const { page, context } = await sit(browser, city, null, '/guide?centre=hzcg&q=xyzzy', { locale: 'en' })
  await page.getByText('Nothing found for "xyzzy"').waitFor()
  expect(await look(page, 'guide-nothing')).toEqual([])
  await page.getByRole('button', { name: 'Show everything' }).click()
  await page.getByRole('link', { name: 'Registration of unemployment' }).waitFor()
  for (const address of ['/guide/hzcg/none-1', '/guide/hzcg/joint/none']) {
    await page.goto(`${city.gateway}${address}`)
    await page.getByText('This centre does not take it in at present').waitFor()
    await page.getByRole('link', { name: 'Back to the list' }).waitFor()
  }
  await context.close()
}, 120_000)

test('a joint job: how many documents are asked for and how many one brings, the departments, the longest it takes', async () => {
  const { page, context } = await sit(browser, city, null, '/guide/hzcg/joint/land-use')
  await heading(page, '建设用地审批一件事').waitFor()
  await page.getByText('各部门一共要21份材料，相同的只交一份，您实际带14份。').waitFor()
  expect(await page.locator('.facts').innerText()).toMatch(/28个工作日\s+今天受理，20\d\d年\d+月\d+日前办结/)
  expect(await page.locator('.papers').first().locator('li').count()).toBe(14)
  expect(await look(page, 'guide-joint')).toEqual([])
  await context.close()
}, 120_000)

test('by keyboard alone: the centre, the words, the item', async () => {
  const { page, context } = await sit(browser, city, null, '/guide', { width: 390 })
  await page.getByLabel('到哪个中心办理').waitFor()
  await page.getByLabel('到哪个中心办理').focus()
  for (let presses = 0; presses < 10 && (await page.getByLabel('到哪个中心办理').inputValue()) !== 'hzcg'; presses++) await page.keyboard.press('ArrowDown')
  await page.getByRole('link', { name: '失业登记' }).waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.type('sydj')
  await page.keyboard.press('Enter')
  await found(page, ['失业登记'])
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  expect(await page.evaluate('document.activeElement.textContent')).toBe('失业登记')
  await page.keyboard.press('Enter')
  await heading(page, '失业登记').waitFor()
  expect(await page.locator('.facts').innerText()).toContain('当场办结')
  await context.close()
}, 120_000)
