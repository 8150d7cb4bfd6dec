import type { Browser, Page } from 'playwright-core'
import type { Federation } from '../federation.js'
import { citizenRoutes, nameOf, officeRoutes } from './all-routes.js'
import { axe } from './axe.js'
import { openBrowser } from './browser.js'
import { openCity, sit, type Seat } from './city.js'
import { look, quiet } from './look.js'
import { addressOf, seed, type Seeds } from './seeds.js'

/** Who sits down for a role. */
const people: Record<string, string> = {
  'centre-clerk': 'hzcg.clerk', 'centre-officer': 'hzcg.handler', 'centre-head': 'hzcg.head', 'city-standards': 'city.standards',
  coordinator: 'coordinator', supervisor: 'city.supervisor', operator: 'operator', citizen: 'citizen.chen', enterprise: 'enterprise.yuehai',
}

const [office, citizen] = await Promise.all([officeRoutes(), citizenRoutes()])
const rolesOf = (roles: readonly string[] | 'everybody'): readonly string[] => (roles === 'everybody' ? Object.keys(people) : roles)

let browser: Browser
let city: Federation
let seeds: Seeds
const seats = new Map<string, Promise<Seat>>()
/** Everybody logs in once. */
const seatOf = (role: string): Promise<Seat> => {
  if (!seats.has(role)) seats.set(role, sit(browser, city, people[role]!))
  return seats.get(role)!
}

beforeAll(async () => {
  city = await openCity()
  browser = await openBrowser()
  seeds = await seed(city)
}, 240_000)
afterAll(() => browser?.close())

/** What the browser loaded from elsewhere and complained of since, and forgets it. */
function outside({ loaded, complaints }: Seat): string[] {
  const foreign = loaded.splice(0).filter((address) => new URL(address).origin !== city.gateway && !/^(data|blob):/.test(address) && !address.startsWith(new URL(city.issuer).origin))
  return [...foreign, ...complaints.splice(0)]
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(`${city.gateway}${address}`)
  await page.locator('h1').first().waitFor()
  await quiet(page)
}

describe('office', () => {
  test.each(office.map((route) => [`/${route.path}`, route] as const))('%s: in both languages and at both widths nothing violates WCAG 2.2 AA, nothing is lost, nothing comes from elsewhere', async (_, route) => {
    const [role] = rolesOf(route.roles)
    const seat = await seatOf(role!)
    outside(seat)
    await open(seat.page, `/office/${addressOf(route.path, seeds)}`)
    expect(await seat.page.getByRole('heading', { level: 1 }).count()).toBe(1)
    expect(await look(seat.page, nameOf('office', route.path))).toEqual([])
    expect(outside(seat)).toEqual([])
  }, 180_000)

  test.each(Object.keys(people))('as %s: the navigation shows what that role may open, all of it is clean, and another screen is refused in words', async (role) => {
    const seat = await seatOf(role)
    outside(seat)
    const mine = office.filter(({ roles }) => rolesOf(roles).includes(role))
    await open(seat.page, '/office/')
    const links = await Promise.all((await seat.page.getByRole('navigation').first().getByRole('link').all()).map((link) => link.getAttribute('href')))
    expect(links.toSorted()).toEqual(mine.filter(({ nav }) => nav).map(({ path }) => `/office/${path}`).toSorted())

    const faults: string[] = []
    for (const route of mine.filter(({ roles }) => rolesOf(roles)[0] !== role)) {
      await open(seat.page, `/office/${addressOf(route.path, seeds)}`)
      faults.push(...[...(await axe(seat.page, nameOf('office', route.path))), ...outside(seat)].map((fault) => `${route.path}: ${fault}`))
    }
    expect(faults).toEqual([])

    const other = office.find(({ roles }) => !rolesOf(roles).includes(role))!
    await open(seat.page, `/office/${addressOf(other.path, seeds)}`)
    await seat.page.locator('main .state-forbidden').waitFor()
  }, 180_000)
})

describe('citizen', () => {
  test.each(citizen.map((route) => [route.path]))('%s: in both languages and at both widths nothing violates WCAG 2.2 AA, nothing is lost, nothing comes from elsewhere', async (route) => {
    const seat = await sit(browser, city, null, addressOf(route, seeds))
    await open(seat.page, addressOf(route, seeds))
    expect(await look(seat.page, nameOf('citizen', route))).toEqual([])
    expect(outside(seat)).toEqual([])
    await seat.context.close()
  }, 180_000)
})
