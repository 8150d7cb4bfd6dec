import { create } from 'qrcode'
import type { Browser, Page } from 'playwright-core'
import type { Federation } from '../federation.js'
import { openBrowser } from './browser.js'
import { openCity, sit } from './city.js'
import { clicks } from './clicks.js'
import { look } from './look.js'

let browser: Browser
let city: Federation
beforeAll(async () => {
  city = await openCity()
  browser = await openBrowser()
}, 150_000)
afterAll(async () => {
  await browser?.close()
})

/** A citizen number nobody has: the province 99 is not assigned. */
const invented = (sequence: number, area = '01'): string => withCheck(`9901${area}19850101${String(sequence).padStart(3, '0')}`)

function withCheck(digits: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  return digits + '10X98765432'[[...digits].reduce((sum, digit, i) => sum + Number(digit) * weights[i]!, 0) % 11]
}
const anybody = () => invented(Math.floor(Math.random() * 1000))

async function atCounter(locale = 'zh-CN', width = 1440) {
  const seat = await sit(browser, city, 'hzcg.clerk', '/office/counter', { locale, width })
  await seat.page.addInitScript('window.print = () => { document.documentElement.dataset.printed = Number(document.documentElement.dataset.printed ?? 0) + 1 }')
  await seat.page.reload()
  await seat.page.locator('#offers .offer').first().waitFor()
  return seat
}

/** Fills party and item by the keyboard alone, from where the screen begins; ends at the materials. */
async function fill(page: Page, number: string, name = '陈晓明', search = 'gtgs'): Promise<void> {
  await page.locator('#identity:focus').waitFor()
  await page.keyboard.type(number)
  await page.keyboard.press('Enter')
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await page.keyboard.type(search)
  await page.locator('.offer[aria-selected=true]', { hasText: 'gs-002' }).waitFor()
  await page.locator('.offer').nth(1).waitFor({ state: 'detached' })
  await page.keyboard.press('Enter')
  await page.locator('#materials:focus').waitFor()
}

const onPaper = async (page: Page, kind: 'case' | 'job' | 'notice'): Promise<string> => {
  await page.waitForURL(`**/office/receipt/${kind}/**`)
  await page.locator('.slip').waitFor()
  await page.locator('html[data-printed]').waitFor({ state: 'attached' })
  return page.locator('.slip').innerText()
}
const printed = (page: Page) => page.evaluate<number>('Number(document.documentElement.dataset.printed ?? 0)')
/** The last line of a part of the paper: its value, below what it is. */
const valueOf = async (page: Page, part: 'number' | 'code'): Promise<string> => (await page.locator(`.slip-${part}`).innerText()).split('\n').at(-1)!

test('by the mouse: found, ticked all at once, accepted and printed in at most six clicks', async () => {
  const { page, complaints } = await atCounter()
  const count = await clicks(page)
  await page.keyboard.type(anybody()) // the screen begins at the number
  await page.getByText('首次在本中心办事').or(page.getByText('曾在本中心办事')).waitFor()
  await page.getByLabel('姓名').click()
  await page.keyboard.type('陈晓明')
  await page.getByRole('combobox', { name: '查找事项或联办' }).click()
  await page.keyboard.type('个体工商户')
  await page.getByRole('option', { name: /个体工商户设立登记/ }).click()
  await page.getByRole('checkbox', { name: /所需材料齐全/ }).click()
  await page.getByRole('button', { name: '受理并打印回执' }).click()
  const text = await onPaper(page, 'case')
  expect(await count.of('clerk: accept and print', 6)).toBeLessThanOrEqual(6)

  expect(text).toContain('赤岗街政务服务中心')
  expect(text).toContain('个体工商户设立登记')
  expect(text).toMatch(/申请人\s*陈\*明/)
  expect(text).not.toContain('陈晓明')
  expect(text).toMatch(/窗口\s*1号综合窗口/)
  expect(text).toMatch(/承诺期限\s*5个工作日/)
  expect(text).toMatch(/办结期限\s*\d{4}年\d{1,2}月\d{1,2}日/)
  expect(await printed(page)).toBe(1)
  expect(complaints).toEqual([])
  await page.context().close()
})

test('by the keyboard alone: party, item, materials, receipt, and on to the next', async () => {
  const { page } = await atCounter('en')
  const count = await clicks(page)
  await fill(page, anybody(), '陈晓明', 'individually')
  await page.keyboard.press('F8')
  expect(await page.locator('#materials').isChecked()).toBe(true)
  await page.keyboard.press('F9')
  expect(await onPaper(page, 'case')).toContain('5 working days')
  await page.keyboard.press('F2')
  await page.locator('#identity:focus').waitFor()
  expect(await page.locator('#identity').inputValue()).toBe('')
  expect((await count.counted()).clicks).toBe(0)
  await page.context().close()
})

test('the one-off notice: what is missing, told and printed in two clicks beside the keys', async () => {
  const { page } = await atCounter()
  const count = await clicks(page)
  await fill(page, anybody())
  await page.keyboard.press('Tab') // to the first material
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: '一次性告知' }).click()
  expect(await page.locator('.tell li').allInnerTexts()).toEqual(['身份证件', '场所使用证明'])
  await page.getByRole('button', { name: '告知并打印' }).click()
  const text = await onPaper(page, 'notice')
  expect(await count.of('clerk: one-off notice', 2)).toBeLessThanOrEqual(2)
  expect(text).toContain('一次性告知单')
  expect(text).toMatch(/身份证件 1 份\s*场所使用证明 1 份/)
  expect(text).not.toContain('申请表')
  expect(text).toMatch(/补齐期限\s*\d{4}年/)
  expect(await look(page, 'notice')).toEqual([])
  await page.context().close()
})

test('the receipt is one page of 80 mm, its code at least 25 mm and the address of the progress; the code is not to be had again', async () => {
  const { page } = await atCounter()
  await fill(page, anybody())
  await page.keyboard.press('F8')
  await page.keyboard.press('F9')
  await onPaper(page, 'case')
  const { width, height } = (await page.locator('.qr path').boundingBox())!
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(95) // 25 mm at 96 to the inch
  const address = `${city.gateway}/progress?${new URLSearchParams({ number: await valueOf(page, 'number'), code: await valueOf(page, 'code') })}`
  const { size, data } = create(address, { errorCorrectionLevel: 'M' }).modules
  const dark = Array.from({ length: size * size }, (_, at) => (data[at] ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : '')).join('')
  expect(await page.locator('.qr path').getAttribute('d')).toBe(dark)

  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
  const boxes = [...pdf.matchAll(/\/MediaBox *\[0 0 ([\d.]+) ([\d.]+)\]/g)]
  expect(boxes).toHaveLength(1)
  expect(Number(boxes[0]![1]) / 72 * 25.4).toBeCloseTo(80, 0)
  expect(await look(page, 'receipt')).toEqual([])

  await page.reload() // paper jams: this tab still has the code, and prints only when it is asked to
  await page.locator('.qr').waitFor()
  expect(await printed(page)).toBe(0)
  const receipt = page.url()
  await page.keyboard.press('F2')
  await page.waitForURL('**/office/counter')
  await page.goto(receipt)
  await page.getByText('回执码不再显示').waitFor()
  expect(await page.locator('.qr').count()).toBe(0)
  await page.context().close()
})

test('a refusal stands at its field: a wrong check digit, what is not filled in, what is missing', async () => {
  const { page } = await atCounter()
  await page.keyboard.press('F9')
  expect(await page.locator('#identity-more').innerText()).toBe('请填写证件号码。')
  expect(await page.evaluate('document.activeElement.id')).toBe('identity')
  expect(await page.locator('#pick-more').innerText()).toBe('请选择要办的事项。')
  const number = invented(7)
  await page.keyboard.type(number.slice(0, 17) + (number.endsWith('1') ? '2' : '1'))
  await page.locator('#identity-more .fault', { hasText: '校验码不符' }).waitFor()
  expect(await page.locator('#identity').getAttribute('aria-invalid')).toBe('true')
  expect(await page.locator('#identity-more').innerText()).toContain('第 18 位')
  await page.locator('#identity').fill('')
  await page.locator('#identity').focus()
  await fill(page, invented(7))
  await page.keyboard.press('F9')
  expect(await page.locator('#materials-more').innerText()).toContain('还缺必要材料')
  expect(await page.evaluate('document.activeElement.id')).toBe('materials')
  expect(page.url()).toBe(`${city.gateway}/office/counter`)
  await page.context().close()
})

test('what is half filled survives a reload; one who was here before is known by a masked name', async () => {
  const { page } = await atCounter()
  const number = invented(500 + Math.floor(Math.random() * 400))
  await fill(page, number, '欧阳晓明')
  await page.keyboard.press('F8')
  await page.reload()
  await page.getByText('已恢复未办完的内容').waitFor()
  expect([await page.locator('#identity').inputValue(), await page.locator('#name').inputValue()]).toEqual([number, '欧阳晓明'])
  await page.locator('#materials:checked').waitFor()
  await page.keyboard.press('F9')
  await onPaper(page, 'case')
  await page.keyboard.press('F2')
  await page.locator('#identity:focus').waitFor()
  await page.keyboard.type(number)
  await page.locator('.found-line', { hasText: '欧**明' }).waitFor()
  await page.locator('#name').fill('李四')
  await page.getByText('与本中心记录的“欧**明”不符').waitFor()
  await page.context().close()
})

test('an answer that is lost: said, and pressed again after a reload nothing is done twice', async () => {
  const { page } = await atCounter()
  const number = invented(Math.floor(Math.random() * 1000), '02')
  await fill(page, number)
  await page.keyboard.press('F8')
  await page.route('**/graphql', async (route) => {
    if (!route.request().postData()?.includes('"itemCode"')) return route.continue()
    await route.fetch() // it is received, and nobody hears of it
    await route.abort('connectionreset')
  })
  await page.keyboard.press('F9')
  await page.getByRole('alert').filter({ hasText: '没有应答' }).waitFor()
  await page.unroute('**/graphql')
  await page.reload()
  await page.locator('#materials:checked').waitFor()
  await page.keyboard.press('F9')
  await onPaper(page, 'case')
  await page.keyboard.press('F2')
  await page.locator('#identity:focus').waitFor()
  await page.keyboard.type(number)
  await page.locator('.found-line', { hasText: '在办 1 件' }).waitFor()
  await page.context().close()
})

test('a centre that goes away while it accepts: said by its name, and what was known of the item stays in sight', async () => {
  const { page } = await atCounter()
  await fill(page, anybody())
  await page.keyboard.press('F8')
  const haizhu = city.processOf('haizhu')
  process.kill(haizhu, 'SIGSTOP')
  try {
    await page.keyboard.press('F9')
    await page.getByRole('alert').filter({ hasText: '赤岗街政务服务中心没有应答' }).waitFor({ timeout: 40_000 })
    expect(await page.locator('#materials').isChecked()).toBe(true)
  } finally {
    process.kill(haizhu, 'SIGCONT')
  }
  await page.keyboard.press('F9')
  await onPaper(page, 'case')
  await page.context().close()
}, 120_000)

test('a joint job: one list of documents, submitted while coordination is away, and said so', async () => {
  const { page } = await atCounter()
  await page.getByRole('radio', { name: '统一社会信用代码' }).check()
  await page.locator('#identity').fill('91330100799655058B')
  await page.locator('#name').fill('越海贸易有限公司')
  const coordination = city.processOf('coordination')
  process.kill(coordination, 'SIGSTOP')
  try {
    await page.locator('#pick').fill('yzym')
    await page.getByRole('option', { name: /一照一码/ }).click()
    await page.locator('#materials').waitFor()
    await page.getByText('联办统筹暂时连不上').waitFor({ timeout: 20_000 })
    await page.locator('.paper-row').first().getByRole('checkbox').first().check()
    await page.getByRole('button', { name: '提交联办并打印回执' }).click()
    expect(await onPaper(page, 'job')).toContain('越海贸易有限公司')
    await page.getByText('联办统筹尚未确认收到').waitFor()
  } finally {
    process.kill(coordination, 'SIGCONT')
  }
  await page.getByText('联办统筹已收到').waitFor({ timeout: 20_000 })
  await page.context().close()
})

test('nothing on the screen violates WCAG 2.2 AA, empty, filled or about to tell what is missing', async () => {
  const { page } = await atCounter()
  expect(await look(page, 'counter')).toEqual([])
  await page.keyboard.press('F2')
  await fill(page, anybody())
  await page.getByRole('button', { name: '添加代理人' }).click()
  await page.locator('#agentIdentity').fill('990101198501010011')
  await page.locator('#agentIdentity-more .fault').waitFor()
  expect(await look(page, 'counter-filled')).toEqual([])
  await page.getByRole('button', { name: '去掉代理人' }).click()
  await page.getByRole('button', { name: '一次性告知' }).click()
  expect(await look(page, 'counter-notice')).toEqual([])
  await page.context().close()
})
