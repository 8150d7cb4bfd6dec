import type { Browser, Page } from 'playwright-core'
import type { GraphClient } from '../../apps/cli/src/demo/graph-client.js'
import { atTheTask } from '../../apps/cli/src/demo/joint-acts.js'
import { officersOf } from '../../apps/cli/src/demo/joint-task.js'
import type { Federation } from '../federation.js'
import { openBrowser } from './browser.js'
import { CENTRE, fillOffice, officeTime, openTask } from './cases-office.js'
import { openCity, sit } from './city.js'
import { clicks } from './clicks.js'
import { look } from './look.js'

let city: Federation
let client: GraphClient
let browser: Browser
let cases: Awaited<ReturnType<typeof fillOffice>>
let task: Awaited<ReturnType<typeof openTask>>
beforeAll(async () => {
  city = await openCity()
  client = city.client()
  browser = await openBrowser()
  cases = await fillOffice(client)
  task = await openTask(client)
}, 180_000)
afterAll(async () => {
  if (client) await officeTime(client, null)
  await browser?.close()
}, 60_000)

const inbox = '/office/cases'
const caseOf = (id: string, centre = CENTRE) => `/office/cases/${centre}/${id}`
const rows = (page: Page) => page.locator('.cases tbody tr')
const openFirst = async (page: Page): Promise<void> => {
  await rows(page).first().getByRole('link').click()
  await page.locator('.case-head').waitFor()
}

test('what is due first stands first; the server sorts, filters and pages, and the way back leads to the same page', async () => {
  const { page, complaints, context } = await sit(browser, city, `${CENTRE}.handler`, inbox)
  await rows(page).first().waitFor()
  expect(await rows(page).locator('.cell-due .tag').allInnerTexts()).toEqual(['超期1个工作日', '今天到期', '还剩1个工作日', '还剩3个工作日', ...Array(16).fill('还剩4个工作日')])
  await page.getByRole('button', { name: '我的待办 25件' }).waitFor()
  await page.getByRole('button', { name: '全部在办 28件' }).waitFor()
  expect(await rows(page).first().locator('.number').innerText()).toBe(cases.overdue)

  await page.getByRole('button', { name: '下一页' }).click()
  await page.getByText('第 2 页').waitFor()
  await expectRows(page, 5)
  const last = await rows(page).last().innerText()
  await openFirst(page)
  await page.getByRole('link', { name: '返回收件箱' }).click()
  await page.getByText('第 2 页').waitFor()
  await expectRows(page, 5)
  expect(await rows(page).last().innerText()).toBe(last)
  await page.reload()
  await page.getByText('第 2 页').waitFor()

  await page.getByLabel('排序').focus()
  await page.getByLabel('排序').selectOption('最早收件的在前')
  await page.getByText('第 1 页').waitFor()
  expect(await page.evaluate('document.activeElement.id')).toBe('sort')
  expect(await rows(page).first().locator('.number').innerText()).toBe(cases.overdue)
  expect(await page.getByRole('columnheader', { name: '收件日期' }).getAttribute('aria-sort')).toBe('ascending')
  await page.getByLabel('排序').selectOption('最新收件的在前')
  await page.locator('.cases tbody tr:first-child', { hasText: '2015年6月30日' }).waitFor()

  await page.getByRole('button', { name: '已超期 1' }).click()
  await expectRows(page, 1)
  await page.getByRole('button', { name: '不限期限' }).click()
  await page.getByLabel('事项').fill('gtgs') // 个体工商户, by its initials
  await page.locator('#items option[value^="gs-002"]').waitFor({ state: 'attached' })
  await page.getByLabel('事项').press('Enter')
  await expectRows(page, 12)
  await page.getByLabel('状态').selectOption('待批准')
  await page.getByText('没有符合条件的件').waitFor()
  await page.getByRole('button', { name: '清除筛选' }).click()
  await expectRows(page, 20)
  expect(complaints).toEqual([])
  await context.close()
})

test('an officer takes a case on in three presses, from the inbox on', async () => {
  const { page, complaints, context } = await sit(browser, city, `${CENTRE}.handler`, inbox)
  await rows(page).first().waitFor()
  const pressed = await clicks(page)
  await openFirst(page)
  await page.getByRole('button', { name: '承办完毕，送审核', exact: true }).click()
  await page.getByRole('button', { name: '确认：承办完毕，送审核' }).click()
  await page.getByRole('status').filter({ hasText: '已办理：承办' }).waitFor()
  expect(await pressed.of('officer: take a case on', 3)).toBeLessThanOrEqual(3)
  await page.locator('.case-tags', { hasText: '待审核' }).waitFor()
  await page.locator('.timeline li:first-child', { hasText: `${CENTRE}.handler` }).waitFor()
  await page.getByText('本件现在等“审核”环节办理。').waitFor()
  await page.getByRole('link', { name: '回到收件箱' }).click()
  await page.getByRole('button', { name: '我的待办 24件' }).waitFor()
  await page.locator('.cases tbody tr:first-child', { hasText: cases.today }).waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

test('by keyboard alone: from the list to the act and its confirmation', async () => {
  const { page, context } = await sit(browser, city, `${CENTRE}.handler`, inbox, { locale: 'en' })
  await rows(page).first().waitFor()
  const tabTo = async (text: string): Promise<void> => {
    for (let n = 0; n < 40; n++) {
      await page.keyboard.press('Tab')
      if (String(await page.evaluate('document.activeElement.textContent')).includes(text)) return
    }
    throw new Error(`no way to ${text} by keyboard`)
  }
  await tabTo(cases.today)
  await page.keyboard.press('Enter')
  await page.locator('.case-head').waitFor()
  await tabTo('Handled, on to review')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter') // the confirmation has the focus
  await page.getByRole('status').filter({ hasText: 'Done: Handled' }).waitFor()
  expect(await page.evaluate('document.activeElement.className')).toBe('done-note')
  await context.close()
})

test('a refusal stands at its field and says what to do; a reason half written survives a reload', async () => {
  const { page, context } = await sit(browser, city, `${CENTRE}.approver`, caseOf(cases.toRefuse))
  const confirm = page.getByRole('button', { name: '确认：不予许可' })
  const reason = page.getByRole('textbox', { name: '理由' })
  await page.getByRole('button', { name: '不予许可', exact: true }).click()
  await confirm.click()
  await page.getByRole('alert').filter({ hasText: '须说明理由' }).waitFor()
  expect(await page.evaluate('document.activeElement.id')).toBe('reason')
  expect(await reason.getAttribute('aria-invalid')).toBe('true')
  expect(await page.locator('#reason-fault').innerText()).toBe('“不予许可”须说明理由。请填写理由。')

  await reason.fill('场所与登记不符，请联系 13800138000')
  await page.reload()
  expect(await reason.inputValue()).toBe('场所与登记不符，请联系 13800138000')
  await page.getByText('已恢复刚才未提交的内容。').waitFor()
  await page.getByRole('textbox', { name: '依据' }).fill('《中华人民共和国行政许可法》第三十八条第二款')
  await confirm.click()
  await page.locator('#reason-fault', { hasText: '请勿写入个人信息' }).waitFor()
  await reason.fill('经营场所与登记住所不符')
  await confirm.click()
  await page.getByRole('status').filter({ hasText: '已办理：不予许可' }).waitFor()
  await page.locator('.timeline li:first-child', { hasText: '经营场所与登记住所不符' }).waitFor()
  await page.reload()
  expect(await page.locator('.act-form').count()).toBe(0)
  await context.close()
})

test('the clock is told day by day: the start day, the weekend, the due day', async () => {
  const { page, context } = await sit(browser, city, `${CENTRE}.approver`, caseOf(cases.toApprove))
  await page.getByText('5个工作日，自2015年6月29日起算，起算日不计。').waitFor()
  const days = async () => (await page.locator('.calendar td:not(.no-day)').allInnerTexts()).map((text) => text.split('\n').map((line) => line.trim()).filter(Boolean).slice(1).join(' '))
  expect(await days()).toEqual(['6月29日 起算日', '30 第1日', '7月1日 第2日 今天', '2 第3日', '3 第4日', '4 周末', '5 周末', '6 第5日 到期'])
  await page.getByRole('button', { name: '逐日' }).click()
  expect(await page.locator('.day-list tbody tr').last().innerText()).toMatch(/^7月6日 星期一\s+计入，第5日，到期日\s+工作日/)
  await page.getByRole('button', { name: '法定时限' }).click()
  await page.locator('.clock-sum', { hasText: '15个工作日' }).waitFor()
  await context.close()
})

test('papers brought later are ticked, and what waits for them says so', async () => {
  const { page, context } = await sit(browser, city, `${CENTRE}.clerk`, caseOf(cases.incomplete))
  await page.locator('.blocked', { hasText: '还缺申请表' }).waitFor()
  await page.getByRole('button', { name: '补收材料', exact: true }).click()
  await page.getByRole('button', { name: '确认：补收材料' }).click()
  await page.getByRole('alert').filter({ hasText: '请勾选至少一种材料。' }).waitFor()
  await page.getByLabel('申请表').check()
  await page.getByRole('button', { name: '确认：补收材料' }).click()
  await page.getByRole('status').filter({ hasText: '已办理：补收材料' }).waitFor()
  await page.getByRole('button', { name: '受理', exact: true }).click()
  await page.getByRole('button', { name: '确认：受理' }).click()
  await page.getByText('查询码').waitFor()
  expect(await page.locator('.receipt-code').innerText()).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
  await context.close()
})

test('a decision that coordination has not confirmed is not shown as done', async () => {
  const officer = await officersOf(client, task.centre, task.caseId)
  await atTheTask(client, task.centre, officer('handler'), 'handleCase', task.caseId)
  await atTheTask(client, task.centre, officer('reviewer'), 'reviewCase', task.caseId)
  const { page, context } = await sit(browser, city, `${task.centre}.${officer('approver')}`, caseOf(task.caseId, task.centre))
  await page.getByRole('heading', { name: '联办任务' }).waitFor()
  const coordination = city.processOf('coordination')
  process.kill(coordination, 'SIGSTOP')
  try {
    await page.getByRole('button', { name: '批准', exact: true }).click()
    await page.getByRole('button', { name: '确认：批准' }).click()
    await page.locator('.case-tags', { hasText: '已批准，待联办确认' }).waitFor()
    await page.getByText('本中心的决定（批准）已送联办统筹，尚未确认。').waitFor()
    expect(await page.locator('.done-note').innerText()).toContain('已作出决定，待联办确认：批准')
    expect(await look(page, 'case-unconfirmed')).toEqual([])
  } finally {
    process.kill(coordination, 'SIGCONT')
  }
  await page.locator('.timeline', { hasText: '联办确认了本中心的决定' }).waitFor({ timeout: 60_000 })
  expect(await page.locator('.case-tags .tag').first().innerText()).toBe('已批准')
  await context.close()
}, 120_000)

test('every state of the screens stands WCAG 2.2 AA, 390 px and text twice as large, in both languages', async () => {
  const { page, context } = await sit(browser, city, `${CENTRE}.approver`, inbox)
  await rows(page).first().waitFor()
  expect(await look(page, 'cases')).toEqual([])
  await openFirst(page)
  await page.getByRole('button', { name: '不予许可', exact: true }).click()
  await page.getByRole('button', { name: '确认：不予许可' }).click()
  await page.locator('#reason-fault').waitFor()
  expect(await look(page, 'case')).toEqual([])
  await page.goto(`${city.gateway}${inbox}?state=CONCLUDED`)
  await page.getByText('没有符合条件的件').waitFor()
  expect(await look(page, 'cases-empty')).toEqual([])
  await page.goto(`${city.gateway}${caseOf('01890a5d-ac96-774b-bcce-b302099a8057')}`)
  await page.getByText('本中心没有办件').waitFor()
  expect(await look(page, 'case-none')).toEqual([])
  await context.setOffline(true)
  await page.getByRole('link', { name: '返回收件箱' }).click()
  await page.getByText('网络不通').waitFor()
  await context.setOffline(false)
  await page.getByRole('button', { name: '重试' }).click()
  await rows(page).first().waitFor()

  const away = city.processOf('haizhu')
  process.kill(away, 'SIGSTOP')
  try {
    await page.reload()
    await page.locator('.partly', { hasText: '暂时无法连接' }).waitFor()
    expect(await look(page, 'cases-away')).toEqual([])
    await page.goto(`${city.gateway}${caseOf(cases.toApprove)}`)
    await page.getByRole('heading', { name: '暂时无法连接' }).waitFor()
    expect(await look(page, 'case-away')).toEqual([])
  } finally {
    process.kill(away, 'SIGCONT')
  }
  await page.getByRole('button', { name: '重试' }).click()
  await page.locator('.case-head').waitFor()
  await context.close()
}, 180_000)

test('who holds no post for cases does not see them, and is told so when they try', async () => {
  const { page, context } = await sit(browser, city, `${CENTRE}.supervisor`, inbox)
  await page.getByText('您的岗位不能查看此内容').waitFor()
  expect(await page.getByRole('navigation').getByRole('link', { name: '办件' }).count()).toBe(0)
  expect(await look(page, 'cases-forbidden')).toEqual([])
  await context.close()
})

async function expectRows(page: Page, n: number): Promise<void> {
  await page.locator(`.cases tbody tr:nth-child(${n}):last-child`).waitFor()
}
