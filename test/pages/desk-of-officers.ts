import type { Browser, Page } from 'playwright-core'
import type { Federation } from '../federation.js'
import { logIn, sit, type Seat } from './city.js'

/** The browser of a department's desk: its officers sit down at it in turn, each with their own login, and do everything by pressing what the page shows. */
export class DeskOfOfficers {
  private constructor(private readonly city: Federation, readonly seat: Seat, private who: string) {}

  static async open(browser: Browser, city: Federation, who: string): Promise<DeskOfOfficers> {
    return new DeskOfOfficers(city, await sit(browser, city, who), who)
  }

  get page(): Page { return this.seat.page }

  /** The one before logs out, this one logs in. */
  async sitDown(who: string): Promise<void> {
    if (who === this.who) return
    await this.page.getByRole('button', { name: '退出登录' }).click()
    await this.page.getByRole('link', { name: '登录', exact: true }).click()
    await logIn(this.city, this.page, who)
    this.who = who
  }

  /** Opens a case from the box of what waits for this officer; the box is looked into again until the case lies there. */
  async open(caseId: string): Promise<void> {
    const link = this.page.locator(`.cases a[href$="/${caseId}"]`)
    await this.page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '办件' }).click()
    await this.page.getByRole('heading', { level: 1, name: '办件' }).waitFor()
    for (let again = 0; again < 20; again++) {
      if (await link.first().waitFor({ timeout: 3_000 }).then(() => true, () => false)) return link.first().click()
      await this.page.reload()
    }
    throw new Error(`the case does not wait for ${this.who}: ${await this.page.locator('main').innerText()}`)
  }

  /** The act, its confirmation, and what the page says was done. */
  async act(name: string): Promise<string> {
    await this.page.locator('.acts').getByRole('button', { name, exact: true }).click()
    await this.page.locator('.act-form button[type=submit]').click()
    const note = this.page.locator('.done-note')
    await note.waitFor()
    return note.innerText()
  }

  /** Several acts, each by its own officer. */
  async work(caseId: string, acts: readonly (readonly [who: string, act: string])[]): Promise<string> {
    let said = ''
    for (const [who, name] of acts) {
      await this.sitDown(who)
      await this.open(caseId)
      said = await this.act(name)
    }
    return said
  }
}
