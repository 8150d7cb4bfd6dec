import type { Browser, Page } from 'playwright-core'
import { setOfficeTime } from '../../apps/cli/src/demo/city-story.js'
import type { GraphClient } from '../../apps/cli/src/demo/graph-client.js'
import { jobWhen, taskWhen } from '../../apps/cli/src/demo/joint-acts.js'
import type { Federation } from '../federation.js'
import { Accidents } from '../stories/accidents.js'
import { openBrowser } from './browser.js'
import { openCity, sit, type Seat } from './city.js'
import { clicks } from './clicks.js'
import { DeskOfOfficers } from './desk-of-officers.js'
import { shots } from './look.js'

// Three certificates in one, by its first version: A industry and commerce and B quality supervision one after the other, C national and D local tax, E the licence.
const DISTRICT = ['hz', 'hzcg', 'hzxg', 'hzbj']

let browser: Browser
let city: Federation
let client: GraphClient
let accidents: Accidents
let clerk: Seat
let coordinator: Seat
let citizen: Seat
let district: DeskOfOfficers
let upTown: DeskOfOfficers
beforeAll(async () => {
  city = await openCity()
  browser = await openBrowser()
  client = city.client()
  accidents = new Accidents(city)
  await setOfficeTime(client, '2015-07-01T09:00:00+08:00', ['gz', ...DISTRICT])
  clerk = await sit(browser, city, 'hzcg.clerk')
  coordinator = await sit(browser, city, 'coordinator')
  citizen = await sit(browser, city, null, '/')
  district = await DeskOfOfficers.open(browser, city, 'hz.clerk')
  upTown = await DeskOfOfficers.open(browser, city, 'gz.clerk')
}, 300_000)
afterAll(async () => {
  if (client) await setOfficeTime(client, null, ['gz', ...DISTRICT])
  await browser?.close()
}, 120_000)

/** To look where a department's case lies; everything is done in the pages. */
const caseOf = async (centre: string, jobId: string, node: string): Promise<string> => (await taskWhen(client, centre, { jobId, node }, { zh: `${node} 到达 ${centre}`, en: `${node} reaches ${centre}` })).id
const node = (page: Page, id: string) => page.locator(`article[data-node="${id}"]`)
const through = (department: string, clerkOf: string) => [
  [clerkOf, '领取联办任务'], [`${department}.handler`, '承办完毕，送审核'], [`${department}.reviewer`, '审核通过，送批准'], [`${department}.approver`, '批准'],
] as const

test('five people take a joint job from the counter to the licence, while the street and its district are down for part of it', async () => {
  // The clerk, at the street's counter.
  await clerk.page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '窗口收件' }).click()
  const atCounter = await clicks(clerk.page)
  await clerk.page.getByRole('radio', { name: '统一社会信用代码' }).check()
  await clerk.page.getByLabel('证件号码').fill('91330100799655058B')
  await clerk.page.getByLabel('单位名称').fill('广州粤海样例有限公司')
  await clerk.page.getByRole('combobox', { name: '查找事项或联办' }).fill('三证合一')
  await clerk.page.getByRole('option', { name: /三证合一/ }).click()
  await clerk.page.getByRole('checkbox', { name: /所需材料齐全/ }).check()
  await clerk.page.getByRole('button', { name: '提交联办并打印回执' }).click()
  await clerk.page.waitForURL('**/office/receipt/job/**')
  await clerk.page.locator('.slip-qr').waitFor()
  expect(await atCounter.of('clerk: submit a joint job and print', 6)).toBeLessThanOrEqual(6)
  const jobId = clerk.page.url().split('/').at(-1)!
  const slip = await clerk.page.locator('.slip').innerText()
  const receipt = { number: /\d{9,11}-\d{8}-\d{6}-\d/.exec(slip)![0], code: /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(slip)![0] }
  await clerk.page.getByText('联办统筹已收到').waitFor()

  // The coordinator accepts for all departments at once.
  await coordinator.page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '并联审批' }).click()
  await coordinator.page.getByRole('region', { name: '等待受理' }).locator(`a[href$="/${jobId}"]`).click()
  await coordinator.page.getByRole('button', { name: /^受理/ }).click()
  await coordinator.page.getByRole('dialog').getByRole('button', { name: '受理', exact: true }).click()
  await node(coordinator.page, 'A').getByText('已送达中心').waitFor()

  // The citizen reads the receipt.
  await citizen.page.getByRole('link', { name: /查询办理进度|办理进度/ }).first().click()
  await citizen.page.getByLabel('办件编号').fill(receipt.number)
  await citizen.page.getByLabel('回执码').fill(receipt.code)
  await citizen.page.getByRole('button', { name: '查询' }).click()
  await citizen.page.getByText('您现在不需要做任何事').waitFor()

  // Industry and commerce of the district decide; quality supervision is the city's.
  const A = await caseOf('hz', jobId, 'A')
  expect(await district.work(A, through('hz.gs', 'hz.clerk'))).toContain('批准')
  const B = await caseOf('gz', jobId, 'B')
  await node(coordinator.page, 'B').getByText('已送达中心').waitFor()

  // The district's machine dies, and its streets with it: each of the five is told in words, and the city works on.
  await accidents.closeDatabase('haizhu')
  try {
    await clerk.page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '办件' }).click()
    await clerk.page.getByText(/赤岗街政务服务中心.*(暂时无法连接|联系不上|连不上)/).first().waitFor()
    await district.page.reload()
    await district.page.getByText(/海珠区政务服务中心.*(暂时无法连接|联系不上|连不上)/).first().waitFor()
    await citizen.page.reload()
    await citizen.page.getByText(/赤岗街政务服务中心.*暂时无法连接/).first().waitFor()
    await citizen.page.getByText('您的申请没有丢失').waitFor()
    for (const [who, page] of [['clerk', clerk.page], ['district', district.page], ['citizen', citizen.page]] as const) await shots(page, `story-${who}-away`)

    expect(await upTown.work(B, through('gz.zj', 'gz.clerk'))).toContain('批准')
    for (const id of ['C', 'D']) await node(coordinator.page, id).getByText(/未收到/).waitFor()
    await shots(coordinator.page, 'story-coordinator-away')
  } finally {
    await accidents.openDatabase('haizhu')
  }

  // It comes back by itself, and finds what was sent meanwhile.
  const [C, D] = [await caseOf('hz', jobId, 'C'), await caseOf('hz', jobId, 'D')]
  await district.page.reload()
  expect(await district.work(C, through('hz.gsj', 'hz.clerk'))).toContain('批准')
  expect(await district.work(D, through('hz.ds', 'hz.clerk'))).toContain('批准')
  const E = await caseOf('hz', jobId, 'E')
  expect(await district.work(E, through('hz.gs', 'hz.clerk'))).toContain('批准')
  await jobWhen(client, jobId, { zh: '联办办结', en: 'the job is granted' }, ({ state }) => state === 'GRANTED')
  await district.work(E, [['hz.gs.handler', '办结']])
  expect(await district.work(E, [['hz.clerk', '送达']])).toContain('送达')

  // Each sees the end.
  await coordinator.page.getByText('已办结').or(coordinator.page.getByText('准予')).first().waitFor()
  await citizen.page.reload()
  await citizen.page.getByText('准予许可').first().waitFor()
  await clerk.page.goBack()
  await clerk.page.getByText('联办统筹已收到').waitFor()
  await shots(citizen.page, 'story-citizen-granted')
  await shots(coordinator.page, 'story-coordinator-granted')
}, 600_000)
