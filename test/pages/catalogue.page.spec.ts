import type { Browser, Page } from 'playwright-core'
import { until, type Federation } from '../federation.js'
import { axe } from './axe.js'
import { openBrowser } from './browser.js'
import { openCity, sit, type Seat } from './city.js'
import { clicks } from './clicks.js'
import { inBothLanguages, look, shots } from './look.js'

/** An item that no other story of the pages takes: its versions are this file's own. */
const CODE = 'wh-001'
const NAME = '娱乐场所经营许可'

let browser: Browser
let city: Federation
let seat: Seat
let page: Page

beforeAll(async () => {
  city = await openCity()
  browser = await openBrowser()
  await freshDraft(false)
  seat = await sit(browser, city, 'city.standards', '/office/catalogue')
  page = seat.page
}, 240_000)
afterAll(() => browser?.close())

/** Gives up the draft that is open, if one is; begins a new one where one is wanted, and answers with its number. */
async function freshDraft(wanted: boolean): Promise<number | undefined> {
  const act = async (name: string, input: object) =>
    (await city.client().ask('city.standards', `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ... on CatalogueDraft { version } } }`, { input: { commandId: crypto.randomUUID(), code: CODE, ...input } }))[name]
  const { edges } = (await city.client().ask('city.standards', 'query ($code: ID!) { catalogueDrafts(code: $code) { edges { node { version } } } }', { code: CODE })).catalogueDrafts
  if (edges[0]) await act('discardCatalogueDraft', { version: edges[0].node.version })
  return wanted ? (await act('redraftCatalogueItem', {})).version as number : undefined
}

/** Waits until the page has all it asked for. */
const loaded = async (): Promise<void> => {
  await page.waitForLoadState('networkidle')
  await page.locator('.state-loading').first().waitFor({ state: 'detached' })
}
const at = async (path: string): Promise<void> => {
  await page.goto(`${city.gateway}/office/catalogue${path}`)
  await page.locator('h1').first().waitFor()
  await loaded()
}
const published = () => page.getByRole('region', { name: '已发布事项' })
/** Waits until so many items are listed: a search asks once the typing pauses. */
const listed = async (wanted: number): Promise<void> => until(async () => (await published().getByRole('row').count()) - 1 === wanted)
const days = async () => Number(await page.locator('#promisedDays').inputValue())

/** Waits until it is published; what stands in the way instead is told in its own words. */
async function isPublished(): Promise<void> {
  await page.getByText(/版已发布，自/).or(page.getByRole('alert')).first().waitFor()
  expect(await page.getByRole('alert').allInnerTexts()).toEqual([])
}

/** Tab until the thing wanted has the focus. */
async function tabTo(selector: string, most = 150): Promise<void> {
  for (let pressed = 0; pressed < most; pressed++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(`Boolean(document.activeElement?.matches(${JSON.stringify(selector)}))`)) return
  }
  throw new Error(`Tab does not come to ${selector}`)
}

test('the list is searched by name, sound, English and code, filtered, sorted and paged', async () => {
  await at('')
  await listed(20)
  await published().getByRole('button', { name: '下一页' }).click()
  await page.getByText('第 2 页').waitFor()
  await published().getByRole('button', { name: '上一页' }).click()
  for (const typed of ['娱乐场所', 'ylcs', 'entertainment', CODE]) {
    await page.getByLabel('搜索事项').fill(typed)
    await listed(1)
    expect([typed, await published().getByRole('link').innerText()]).toEqual([typed, NAME])
    await published().getByRole('button', { name: '清除筛选' }).click()
    await listed(20)
  }
  await page.getByLabel('搜索事项').fill('没有这样的事项')
  await page.getByText('没有符合条件的事项').waitFor()
  expect(await look(page, 'catalogue-none')).toEqual([])
  await published().getByRole('button', { name: '清除筛选' }).first().click()
  await page.getByLabel('类型').click()
  await page.getByTitle('即办件').click()
  await until(async () => (await published().getByRole('row').filter({ hasText: '承诺件' }).count()) === 0)
  expect(await published().getByText('当场办结').count()).toBeGreaterThan(0)
  await published().getByRole('button', { name: '清除筛选' }).click()
  await published().getByRole('button', { name: /^编码/ }).click()
  await published().getByRole('columnheader', { name: /编码/ }).and(page.locator('[aria-sort=descending]')).waitFor()
  await published().getByRole('row').nth(1).filter({ hasText: 'zj-002' }).waitFor()
}, 90_000)

test('a refusal stands at its own field with what to do, in both languages, and what is half filled survives a reload', async () => {
  await freshDraft(true)
  await at(`/${CODE}/draft`)
  await page.locator('#promisedDays').fill('999')
  await page.reload()
  await page.getByText('已恢复您上次填写、尚未保存的内容').waitFor()
  expect(await days()).toBe(999)
  await page.getByRole('button', { name: '保存草稿' }).click()
  await page.getByText(/^承诺 999 日,超过法定/).waitFor()
  expect(await page.evaluate('document.activeElement.id')).toBe('promisedDays')
  expect(await page.locator('#promisedDays').getAttribute('aria-invalid')).toBe('true')
  await inBothLanguages(page, async (language) => {
    await page.getByText(language === 'en' ? /^999 days are promised where the statute allows/ : /^承诺 999 日/).waitFor()
    expect(await axe(page, 'catalogue-refused')).toEqual([])
    await shots(page, `catalogue-refused-${language}`)
  })

  await page.locator('#promisedDays').fill('6')
  await page.locator('#materials-add').click()
  await page.keyboard.type('application-form')
  await page.locator('#materials_6_names_zh').fill('申请表')
  await page.locator('#materials_6_names_en').fill('Application form')
  await page.getByRole('button', { name: '保存草稿' }).click()
  await page.getByText('重复列出').waitFor()
  expect(await page.evaluate('document.activeElement.id')).toBe('materials_6_code')
  await page.locator('#names_en').fill('')
  await page.getByRole('button', { name: '保存草稿' }).click()
  await page.locator('#names_en[aria-invalid=true]').waitFor()
}, 120_000)

test('from the list to a published version in five clicks: change it, check what changes and for whom, publish', async () => {
  await freshDraft(false)
  await at('')
  await page.evaluate('sessionStorage.clear()')
  const count = await clicks(page)
  await page.getByLabel('搜索事项').focus()
  await page.keyboard.type(CODE)
  await published().getByRole('link', { name: NAME }).waitFor()
  await loaded()
  await count.again()
  await published().getByRole('button', { name: `起草新版本 ${NAME}` }).click()
  await page.getByRole('heading', { name: /^起草第/ }).waitFor()
  const before = await days()
  await page.locator('#promisedDays').click()
  await page.keyboard.press('Control+A')
  await page.keyboard.type(String(before === 8 ? 7 : 8))
  await page.getByRole('button', { name: '保存并核对发布' }).click()
  await page.getByRole('heading', { level: 1, name: new RegExp(`^${NAME}：核对并发布第`) }).waitFor()
  await page.getByText('共1处不同').waitFor()
  const change = page.getByRole('region', { name: '有哪些变化' }).getByRole('row').nth(1)
  expect(await change.innerText()).toMatch(new RegExp(`承诺时限[\\s\\S]*修改[\\s\\S]*${before}个工作日[\\s\\S]*${before === 8 ? 7 : 8}个工作日`))
  expect(await page.getByRole('region', { name: '适用于哪些中心' }).innerText()).toContain('区级：2个中心')
  await page.getByText(/^今天/).click()
  await page.getByRole('button', { name: /^发布第/ }).click()
  await isPublished()
  expect(await count.of('city office: publish a new version', 5)).toBeLessThanOrEqual(5)
}, 90_000)

test('who runs which version: those behind first, with words, until they have it', async () => {
  const version = (await freshDraft(true))!
  const tianhe = city.processOf('tianhe')
  process.kill(tianhe, 'SIGSTOP')
  try {
    await at('')
    const count = await clicks(page)
    await page.getByRole('region', { name: '起草中' }).getByRole('link', { name: `核对并发布 ${NAME}` }).click()
    await page.getByText('两个版本内容相同').waitFor()
    await page.getByText(/^今天/).click()
    await page.getByRole('button', { name: `发布第${version}版` }).click()
    await page.getByText(`第${version}版已发布`).waitFor()
    expect(await count.of('city office: publish a draft', 5)).toBeLessThanOrEqual(5)
    const centres = page.getByRole('table', { name: '各中心采用的版本' })
    const haizhu = centres.getByRole('row').filter({ hasText: '海珠区政务服务中心' })
    for (const end = Date.now() + 60_000; !(await haizhu.innerText()).includes('现行版本') && Date.now() < end;) {
      await page.waitForTimeout(1_000)
      await page.reload()
      await haizhu.waitFor()
    }
    const [first, second] = [await centres.getByRole('row').nth(1).innerText(), await centres.getByRole('row').nth(2).innerText()]
    expect(first).toMatch(/天河区政务服务中心[\s\S]*旧版本/)
    expect(second).toMatch(new RegExp(`海珠区政务服务中心[\\s\\S]*现行版本[\\s\\S]*第${version}版`))
    expect(await look(page, 'catalogue-adoption-behind')).toEqual([])
  } finally {
    process.kill(tianhe, 'SIGCONT')
  }
  await page.getByText('2个中心全部采用现行版本').waitFor({ timeout: 60_000 })
}, 180_000)

test('two versions side by side: added, removed and changed by sign and word; and the check page refuses a day that is gone', async () => {
  await freshDraft(true)
  await at(`/${CODE}/draft`)
  await page.getByRole('button', { name: '移除 申请材料1', exact: true }).click()
  await page.locator('#materials-add').click()
  await page.keyboard.type('site-photograph')
  const last = (await page.locator('.cat-rows-materials li').count()) - 1
  await page.locator(`#materials_${last}_names_zh`).fill('现场照片')
  await page.locator(`#materials_${last}_names_en`).fill('Photograph of the site')
  await page.locator('#basis').fill('《娱乐场所管理条例》第九条')
  await page.getByRole('button', { name: '保存草稿' }).click()
  await page.getByText('已保存').waitFor()
  await page.getByRole('link', { name: '版本比较' }).click()
  const table = page.getByRole('table', { name: '版本比较' })
  await table.waitFor()
  await loaded()
  expect(await table.getByRole('row').filter({ hasText: '新增' }).innerText()).toMatch(/申请材料[\s\S]*现场照片[\s\S]*原件 · 1份 · 必交/)
  expect(await table.getByRole('row').filter({ hasText: '删除' }).innerText()).toMatch(/申请材料/)
  expect(await table.getByRole('row').filter({ hasText: '设定依据' }).innerText()).toContain('修改')
  expect(await look(page, 'catalogue-compare')).toEqual([])

  await at(`/${CODE}/publish`)
  await page.getByRole('button', { name: /^发布第/ }).click()
  await page.getByText('请选择生效日期').waitFor()
  await page.getByText('其他日期').click()
  for (const [part, typed] of [['年', '2015'], ['月', '2'], ['日', '31']] as const) await page.getByLabel(part, { exact: true }).fill(typed)
  await page.getByRole('button', { name: /^发布第/ }).click()
  await page.getByText('没有这一天').waitFor()
  await page.getByLabel('日', { exact: true }).fill('28')
  await page.getByRole('button', { name: /^发布第/ }).click()
  await page.getByText(/^生效日期 2015-02-28 早于今日/).waitFor()
  expect(await look(page, 'catalogue-publish-refused')).toEqual([])
}, 120_000)

test('all of it by keyboard: begin, change, check, publish', async () => {
  await freshDraft(false)
  await at(`/${CODE}`)
  await page.evaluate('sessionStorage.clear()')
  await tabTo('main button.ant-btn-primary')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /^起草第/ }).waitFor()
  const before = await days()
  await tabTo('#promisedDays')
  await page.keyboard.press('Control+A')
  await page.keyboard.type(String(before === 8 ? 7 : 8))
  await page.keyboard.press('Enter')
  await page.getByText(/^已保存$/).waitFor()
  await tabTo('.cat-bar .ant-btn-primary')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: /核对并发布第/ }).waitFor()
  await tabTo('input[name=when]')
  await page.keyboard.press('Space')
  await tabTo('.cat-publish button')
  await page.keyboard.press('Enter')
  await isPublished()
}, 90_000)

test('nobody else sees it, and forced they are refused, on the page and in the graph', async () => {
  const clerk = await sit(browser, city, 'hzcg.clerk', `/office/catalogue/${CODE}/publish`)
  await clerk.page.getByText('您的岗位不能查看此内容').waitFor()
  expect(await clerk.page.getByRole('link', { name: '基本目录' }).count()).toBe(0)
  const redraft = 'mutation ($input: RedraftCatalogueItemInput!) { redraftCatalogueItem(input: $input) { __typename } }'
  await expect(city.client().ask('hzcg.clerk', redraft, { input: { commandId: crypto.randomUUID(), code: CODE } })).rejects.toThrow()
  await clerk.context.close()
  expect(seat.complaints).toEqual([])
}, 60_000)
