import type { Browser, Page } from 'playwright-core'
import { until, type Federation } from '../federation.js'
import { Accidents } from '../stories/accidents.js'
import { openBrowser } from './browser.js'
import { openCity, sit } from './city.js'
import { clicks } from './clicks.js'
import { atWidth, look, lost, quiet } from './look.js'
import { caseReceipt, jobReceipt, jobToPutRight, receiptSeen, type HeldReceipt } from './receipts.js'

let browser: Browser
let city: Federation
let accepted: HeldReceipt
beforeAll(async () => {
  city = await openCity()
  browser = await openBrowser()
  accepted = await caseReceipt(city.client(), 'hzcg')
}, 300_000)
afterAll(() => browser?.close())

const link = ({ number, code }: HeldReceipt) => `/progress?${new URLSearchParams({ number, code })}`
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })
const steps = (page: Page) => page.locator('.step').allInnerTexts().then((all) => all.map((text) => text.replace(/\s+/g, ' ')))

test('the link of the receipt\'s QR code shows where a case stands without a click, and takes the code out of the address', async () => {
  const { page, context, loaded, complaints } = await sit(browser, city, null, link(accepted))
  const count = await clicks(page)
  await heading(page, '办理中').waitFor()
  expect(await count.of('citizen: progress by QR code', 0)).toBe(0)
  expect(page.url()).toBe(`${city.gateway}/progress`)
  expect(await page.locator('.lead').innerText()).toMatch(/^预计20\d\d年\d+月\d+日前办结。$/)
  await page.getByText('您现在不需要做任何事。').waitFor()
  expect((await steps(page)).map((line) => line.replace(/ 20.*\d /, ' '))).toEqual(['收件 已完成', '受理 已完成', '承办 进行中', '审核 未开始', '批准 未开始', '办结 未开始'])
  expect(await page.locator('.facts').innerText()).toMatch(/5个工作日，还剩5个工作日/)
  expect(await look(page, 'progress-case')).toEqual([])
  await page.reload()
  await heading(page, '办理中').waitFor()
  expect(loaded.filter((address) => new URL(address).origin !== city.gateway)).toEqual([])
  expect(complaints).toEqual([])
  await context.close()
}, 120_000)

test('by number and code: two clicks, typed in any way; another receipt begins anew', async () => {
  const { page, context } = await sit(browser, city, null, '/progress')
  await heading(page, '查询办理进度').waitFor()
  expect(await look(page, 'progress-form')).toEqual([])
  await page.reload()
  await heading(page, '查询办理进度').waitFor()
  const count = await clicks(page)
  expect(await page.evaluate('document.activeElement.id')).toBe('number')
  await page.keyboard.type(accepted.number.replaceAll('-', ''))
  await page.getByLabel('回执码').click()
  await page.keyboard.type(accepted.code.replaceAll('-', '').toLowerCase())
  await page.getByRole('button', { name: '查询' }).click()
  await heading(page, '办理中').waitFor()
  expect(await count.of('citizen: progress by number and code', 2)).toBeLessThanOrEqual(2)
  await page.getByRole('button', { name: '查询其他办件' }).click()
  expect([await page.getByLabel('办件编号').inputValue(), await page.evaluate('JSON.stringify(sessionStorage)')]).toEqual(['', expect.not.stringContaining(accepted.code)])
  await context.close()
}, 120_000)

test('by keyboard alone; what is missing is said at its field, and half of it survives a reload', async () => {
  const { page, context } = await sit(browser, city, null, '/progress', { locale: 'en', width: 390 })
  await heading(page, 'See how far your application is').waitFor()
  await page.keyboard.press('Enter')
  expect(await page.locator('.error-summary').innerText()).toMatch(/There is a problem\s+Enter the number\s+Enter the receipt code/)
  expect(await look(page, 'progress-nothing-filled-in')).toEqual([])
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(await page.evaluate('document.activeElement.id')).toBe('number')
  await page.keyboard.type(accepted.number)
  await page.reload()
  await heading(page, 'See how far your application is').waitFor()
  expect(await page.getByLabel('Number').inputValue()).toBe(accepted.number)
  await page.keyboard.press('Tab')
  await page.keyboard.type(accepted.code)
  await page.keyboard.press('Enter')
  await heading(page, 'In progress').waitFor()
  expect(await page.locator('.lead').innerText()).toMatch(/^Expected to be completed by \d+ \w+ 20\d\d\.$/)
  await context.close()
}, 120_000)

test('a wrong code and a number that does not exist get the same answer; whoever guesses on has to wait', async () => {
  const { page, context } = await sit(browser, city, null, link({ ...accepted, code: '0000-0000-0000-0000' }))
  const faults = [] as string[]
  const wrong = async () => faults.push(await page.locator('.field-wrong .wrong').innerText())
  await wrong()
  expect(await look(page, 'progress-wrong-code')).toEqual([])
  expect([await page.getByLabel('办件编号').inputValue(), await page.evaluate('location.search')]).toEqual([accepted.number, ''])
  const nobody = { number: `44010500101-20040630-${String(Math.floor(Math.random() * 1e6)).padStart(6, '0')}-1`, code: '0000-0000-0000-0000' }
  await page.goto(`${city.gateway}${link(nobody)}`)
  await wrong()
  expect(faults).toEqual(Array(2).fill('办件编号与回执码不相符。请核对回执。'))
  await until(async () => (await receiptSeen(city.gateway, nobody))?.code === 'too-many-attempts')
  await page.getByRole('button', { name: '查询' }).click()
  await page.getByRole('alert').filter({ hasText: /查询次数过多\s*尝试次数过多，请在\d+秒后再试。 约1?\d分钟后可再查/ }).waitFor()
  expect(await page.getByLabel('回执码').inputValue()).toBe(nobody.code)
  expect(await look(page, 'progress-throttled')).toEqual([])
  await context.close()
}, 120_000)

test('on a telephone with text twice as large nothing is lost', async () => {
  const { page, context } = await sit(browser, city, null, '/', { locale: 'en', width: 390 })
  const faults: string[] = []
  for (const address of ['/', '/progress', link(accepted), '/guide?centre=hzcg', '/guide/hzcg/gs-002', '/guide/hzcg/joint/land-use']) {
    await page.goto(`${city.gateway}${address}`)
    await quiet(page)
    await page.evaluate('document.documentElement.style.fontSize = "200%"')
    await atWidth(page, 390, async () => { faults.push(...(await lost(page)).map((fault) => `${address}: ${fault}`)) })
  }
  expect(faults).toEqual([])
  await context.close()
}, 120_000)

test('what is done says so, with the result and what to fetch', async () => {
  const { page, context } = await sit(browser, city, null, link(await caseReceipt(city.client(), 'hzcg', 4)))
  await heading(page, '已办结').waitFor()
  expect(await page.locator('.statement-detail').innerText()).toBe('准予许可')
  await page.getByText('请凭回执到赤岗街政务服务中心领取结果。').waitFor()
  expect(await look(page, 'progress-done')).toEqual([])
  await context.close()
}, 120_000)

test('a joint job: each department by icon, word and colour, who has it and until when', async () => {
  const receipt = await jobReceipt(city.client())
  await until(async () => Boolean((await receiptSeen(city.gateway, receipt))?.parts?.some(({ state }) => state === 'claimed')))
  const { page, context } = await sit(browser, city, null, link(receipt))
  await heading(page, '办理中').waitFor()
  expect(await page.locator('.lead').innerText()).toMatch(/^预计20\d\d年\d+月\d+日前全部办结（只计工作日）。$/)
  const lines = await steps(page)
  expect(lines.find((line) => line.startsWith('防雷装置设计审核意见'))).toMatch(/气象局 海珠区政务服务中心正在办理 预计20\d\d年\d+月\d+日前 办理中$/)
  expect(lines.at(-1)).toMatch(/^核发建设用地批准书 国土资源和房屋管理局 (预计.*前 )?未开始$/)
  expect(await page.locator('.step .tag svg').count()).toBe(lines.length)
  expect(await look(page, 'progress-job')).toEqual([])
  await context.close()
}, 240_000)

test('what has to be put right stands first: which documents, by when and where, told once', async () => {
  const { missing, ...receipt } = await jobToPutRight(city.client())
  await until(async () => Boolean((await receiptSeen(city.gateway, receipt))?.request))
  const { page, context } = await sit(browser, city, null, link(receipt))
  await heading(page, '请补齐材料').waitFor()
  expect(await page.locator('.notice .to-do').innerText()).toMatch(/^请于20\d\d年\d+月\d+日前（含当日）把以下材料交到赤岗街政务服务中心。 逾期未补的，申请终止。$/)
  expect(await page.locator('.notice li strong').allInnerTexts()).toEqual([missing.zh])
  expect(await look(page, 'progress-put-right')).toEqual([])
  await context.close()
}, 240_000)

test('a centre that is away is said in words, with since when; once it is back the same page shows the case', async () => {
  const receipt = await caseReceipt(city.client(), 'yxbj')
  const accidents = new Accidents(city)
  await accidents.closeDatabase('yuexiu-beijing')
  try {
    await until(async () => (await receiptSeen(city.gateway, receipt))?.__typename === 'CentreAway')
    const { page, context } = await sit(browser, city, null, link(receipt))
    await page.locator('.state-away').waitFor()
    expect(await page.locator('.state-away').innerText()).toMatch(/暂时无法连接\s+自20\d\d年\d+月\d+日 \d\d:\d\d起无法连接/)
    await page.getByText('您的申请没有丢失，仍在该中心。').waitFor()
    expect(await look(page, 'progress-away')).toEqual([])
    const guide = await sit(browser, city, null, '/guide?centre=yxbj')
    await guide.page.locator('.state-away', { hasText: '暂时无法连接' }).waitFor()
    expect(await look(guide.page, 'guide-away')).toEqual([])
    await guide.context.close()
    await accidents.openDatabase('yuexiu-beijing')
    await until(async () => (await receiptSeen(city.gateway, receipt))?.__typename === 'CaseProgress')
    await page.getByRole('button', { name: '重试' }).click()
    await heading(page, '办理中').waitFor()
    await context.close()
  } finally {
    await accidents.openDatabase('yuexiu-beijing')
  }
}, 240_000)
