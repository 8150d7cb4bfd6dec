import type { Browser, Locator, Page } from 'playwright-core'
import type { Federation } from '../federation.js'
import { axe } from './axe.js'
import { openBrowser } from './browser.js'
import { openCity, sit, type Seat } from './city.js'
import { clicks } from './clicks.js'
import { JointCity } from './joint-city.js'
import { atWidth, look, LOOKED_AT, lost, shots } from './look.js'

const HAIZHU = ['hz', 'hzcg', 'hzxg', 'hzbj']

let browser: Browser
let city: Federation
let joint: JointCity
let coordinator: Seat
let threeInOne: string
let landUse: string

beforeAll(async () => {
  city = await openCity()
  browser = await openBrowser()
  joint = new JointCity(city, city.client())
  await joint.at('2015-06-30T09:00')
  threeInOne = await joint.submitted('three-certificates', 1)
  landUse = await joint.submitted('land-use', 1)
  coordinator = await sit(browser, city, 'coordinator', '/office/joint')
}, 300_000)

afterAll(async () => {
  await joint?.at(null)
  await browser?.close()
}, 120_000)

const jobAt = (id: string) => `${city.gateway}/office/joint/${id}`
const node = (page: Page, id: string) => page.locator(`article[data-node="${id}"]`)
const row = (page: Page, id: string) => page.locator(`tr[data-node="${id}"]`)
const dialog = (page: Page) => page.getByRole('dialog')

/** What each card of the chart says, piece by piece. */
const factsOnCards = (page: Page) => page.locator('article[data-node]').evaluateAll((cards) => cards.map((card) => {
  const pieces = card.querySelectorAll('.node-flag, .tag, .node-tier, h3, .node-where span, .node-away, .node-notes, .node-days b, .node-days span:last-child, .node-time b, .node-acts button')
  return { id: card.getAttribute('data-node')!, facts: [...pieces].flatMap((it) => it.textContent!.split(/ · |[（）]|: /)).map((text) => text.trim()).filter(Boolean) }
}))

async function missingIn(line: Locator, facts: readonly string[]): Promise<string[]> {
  const text = (await line.textContent())!
  return facts.filter((fact) => !text.includes(fact))
}

/** Finds a job in a list, leafing on as long as there is another page. */
async function leafTo(list: Locator, job: string): Promise<void> {
  const [link, next] = [list.locator(`a[href$="${job}"]`), list.getByRole('button', { name: '下一页' })]
  for (let page = 2; ; page++) {
    await list.getByRole('row').first().waitFor()
    if (await link.count() > 0) return
    await next.click()
    await list.getByText(`第 ${page} 页`).waitFor()
    await list.locator('[aria-busy=true]').waitFor({ state: 'detached' })
  }
}

/** Of an open dialog, which lets nobody change the language: pictures, and what it violates or loses. */
async function seen(page: Page, name: string): Promise<string[]> {
  await shots(page, name)
  const faults: string[] = []
  for (const width of LOOKED_AT) await atWidth(page, width, async () => { faults.push(...await axe(page, 'joint-dialog'), ...await lost(page)) })
  return faults
}

test('the list: what is to be accepted comes before all jobs, in an order of one\'s own, and leads to the job', async () => {
  const { page } = coordinator
  await page.getByRole('region', { name: '等待受理' }).getByRole('row').nth(2).waitFor()
  expect(await page.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual(['需要协调', '等待受理', '联办件'])
  expect(await page.getByRole('region', { name: '等待受理' }).getByRole('link').allInnerTexts()).toEqual(expect.arrayContaining(['三证合一', '建设用地审批一件事']))
  expect(await look(page, 'joint-list')).toEqual([])

  await page.getByRole('radio', { name: '已办结' }).check()
  await page.getByRole('combobox', { name: '排序' }).selectOption('到期在前') // by due day only what runs is listed
  await page.getByText('没有符合条件的联办件').waitFor()
  await page.goto(`${city.gateway}/office/joint`)
  await page.locator(`a[href$="${threeInOne}"]`).first().click()
  await page.getByRole('heading', { level: 1, name: '三证合一' }).waitFor()
}, 120_000)

test('accepted in two clicks; then without one the chart says of each node its state, who has it, by when, and which of them holds up the job', async () => {
  const { page } = coordinator
  await page.goto(jobAt(threeInOne))
  const count = await clicks(page)
  await page.getByRole('button', { name: /^受理/ }).click()
  await dialog(page).getByRole('button', { name: '受理', exact: true }).click()
  await page.getByRole('status').filter({ hasText: '已办理' }).waitFor()
  expect(await count.of('coordinator: accept a joint job', 2)).toBeLessThanOrEqual(2)
  await joint.when(threeInOne, 'A has arrived', ({ nodes }) => nodes[0]!.state === 'RECEIVED')

  await page.goto(jobAt(threeInOne))
  await count.again()
  await node(page, 'A').getByText('已送达中心').waitFor()
  expect(await node(page, 'A').innerText()).toMatch(/卡在此环节[^]*区级[^]*工商设立登记[^]*工商行政管理局[^]*海珠区政务服务中心[^]*7月2日[^]*已用 0 \/ 2[^]*剩2个工作日/)
  expect(await node(page, 'B').innerText()).toMatch(/待前置[^]*组织机构代码赋码[^]*质量技术监督局[^]*尚未起算[^]*等待1项前置/)
  expect(await page.locator('.node-blocks').count()).toBe(1)
  expect(await page.locator('.figures').innerText()).toMatch(/2015年7月7日[^]*0 \/ 5个工作日[^]*工商设立登记/)
  expect(await page.getByRole('heading', { name: /材料矩阵/ }).innerText()).toContain('26 → 16')
  expect((await page.locator('.matrix tfoot').innerText()).split(/\s+/).slice(0, 5)).toEqual(['合计', '12', '3', '6', '5'])
  expect(await page.locator('.matrix tbody tr').count()).toBe(16)
  expect(await count.of('coordinator: see what holds up a joint job', 0)).toBe(0)
}, 120_000)

test('the table says of each node what the chart says', async () => {
  const { page } = coordinator
  for (const [job, nodes] of [[threeInOne, 5], [landUse, 6]] as const) {
    await page.goto(jobAt(job))
    await page.locator('article[data-node]').first().waitFor()
    const said = await factsOnCards(page)
    expect(said.length).toBe(nodes)
    await page.getByRole('radio', { name: '表' }).check()
    await page.getByRole('table', { name: '流程表' }).waitFor()
    for (const { id, facts } of said) expect([id, await missingIn(row(page, id), facts)]).toEqual([id, []])
  }
  expect(await row(page, 'D').innerText()).toMatch(/防雷装置设计审核意见\s*硬前置[^]*安全设施设计审查意见\s*先后顺序[^]*预防性卫生审查意见\s*硬前置/)
  expect(await row(page, 'K').innerText()).toMatch(/条件 · 若视为同意/)
  expect(await look(page, 'joint-table')).toEqual([])
}, 120_000)

test('an objection is overridden by the lead, with the keyboard alone; another department\'s coordinator is not offered it', async () => {
  await joint.accept(landUse, 'coordinator.gt')
  await joint.objected(landUse, 'L')
  const { page } = coordinator
  await page.goto(jobAt(landUse))
  await node(page, 'L').getByText('异议待牵头部门裁定').waitFor()
  expect(await page.getByRole('button', { name: /继续办理|采纳异议/ }).count()).toBe(0)

  const lead = await sit(browser, city, 'coordinator.gt', `/office/joint/${landUse}`)
  await node(lead.page, 'L').getByRole('button', { name: /采纳异议/ }).waitFor()
  expect(await look(lead.page, 'joint-objection')).toEqual([])
  await node(lead.page, 'L').getByRole('button', { name: /继续办理/ }).focus()
  await lead.page.keyboard.press('Enter')
  await dialog(lead.page).waitFor()
  await lead.page.getByLabel('理由').focus()
  await lead.page.keyboard.type('设计已按意见修改')
  await lead.page.keyboard.press('Tab') // to Cancel
  await lead.page.keyboard.press('Tab')
  await lead.page.keyboard.press('Enter')
  await lead.page.getByRole('status').filter({ hasText: '继续办理' }).waitFor()
  await node(lead.page, 'L').getByText('牵头部门已决定继续办理').waitFor()
  expect(lead.complaints).toEqual([])
  await lead.context.close()
}, 180_000)

test('a district that cannot be reached is named with since when; its task is given to the city, with the reason put right where it was wrong', async () => {
  await joint.at('2015-07-01T09:00')
  const job = await joint.submitted('three-certificates', 1)
  await joint.accidents.cutOff('haizhu')
  const { page } = coordinator
  try {
    await joint.accept(job)
    await joint.at('2015-07-01T15:00', HAIZHU)
    await joint.when(job, 'the alarm', ({ attention }) => attention.includes('AWAY'))
    await page.goto(`${city.gateway}/office/joint`)
    await leafTo(page.getByRole('region', { name: '需要协调' }), job)
    await page.goto(jobAt(job))
    await node(page, 'A').getByText('自2015年7月1日 09:00起未收到（已告警）').waitFor()
    expect(await look(page, 'joint-away')).toEqual([])

    await node(page, 'A').getByRole('button', { name: /^改派/ }).click()
    await dialog(page).getByRole('button', { name: '改派', exact: true }).click()
    await dialog(page).getByText('请选择中心').waitFor()
    await dialog(page).getByText('请写明理由').waitFor()
    await dialog(page).getByText('广州市政务服务中心').click()
    await page.getByLabel('理由').fill('区中心失联，电话 13812345678')
    await dialog(page).getByRole('button', { name: '改派', exact: true }).click()
    await dialog(page).getByText(/请勿写入个人信息/).waitFor()
    expect(await seen(page, 'joint-reassign-zh-CN')).toEqual([])
    const english = await sit(browser, city, 'coordinator', `/office/joint/${job}`, { locale: 'en' })
    await node(english.page, 'A').getByRole('button', { name: /^Reassign/ }).click()
    await dialog(english.page).getByRole('button', { name: 'Reassign', exact: true }).click()
    await dialog(english.page).getByText('Choose a centre').waitFor()
    expect(await seen(english.page, 'joint-reassign-en')).toEqual([])
    await english.context.close()
    await page.reload() // what was typed is still there
    await node(page, 'A').getByRole('button', { name: /^改派/ }).click()
    expect(await page.getByLabel('理由').inputValue()).toBe('区中心失联，电话 13812345678')
    await page.getByLabel('理由').fill('区中心失联')
    await dialog(page).getByRole('button', { name: '改派', exact: true }).click()
    await page.getByRole('status').filter({ hasText: '改派' }).waitFor()
    await node(page, 'A').getByText('第2次派发').waitFor()
    expect(await node(page, 'A').innerText()).toContain('广州市政务服务中心')
  } finally {
    await joint.accidents.reconnect('haizhu')
  }
}, 240_000)

test('a decision that came too late is settled by a person; a supervisor sees the same and can do none of it; a clerk does not see it', async () => {
  const job = await joint.submitted('three-certificates', 1)
  await joint.accept(job)
  await joint.decidedLate(job, 'A')
  const { page } = coordinator
  const supervisor = await sit(browser, city, 'city.supervisor', `/office/joint/${job}`)
  await supervisor.page.getByRole('heading', { name: '迟到的决定' }).waitFor()
  expect(await supervisor.page.locator('button[aria-haspopup=dialog]').count()).toBe(0)
  await supervisor.context.close()

  await page.goto(jobAt(job))
  await page.getByRole('region', { name: '迟到的决定' }).getByRole('button', { name: /裁定/ }).click()
  await dialog(page).getByText('搁置，以现行决定为准').click()
  await page.getByLabel('理由').fill('已由市中心办理')
  await dialog(page).getByRole('button', { name: '裁定', exact: true }).click()
  await page.getByRole('region', { name: '迟到的决定' }).getByText('已裁定').waitFor()

  const clerk = await sit(browser, city, 'hzcg.clerk', `/office/joint/${job}`)
  await clerk.page.getByText('您的岗位不能查看此内容').waitFor()
  await clerk.context.close()
  expect(coordinator.complaints.filter((text) => !/status of 4/.test(text))).toEqual([])
}, 240_000)
