import type { Role } from '../shared/session/session.js'
import type { OfficeRoute } from './route.js'

const found = import.meta.glob<{ routes: OfficeRoute[] }>('./*/route.ts', { eager: true })

/** Every screen of the office: what the folders beside this file export. */
export const routes: OfficeRoute[] = Object.values(found).flatMap((module) => module.routes)

export const mayOpen = (route: OfficeRoute, roles: readonly Role[]): boolean =>
  route.roles === 'everybody' || route.roles.some((role) => roles.includes(role))

/** What somebody's roles show in the navigation, in order. */
export const navigationOf = (roles: readonly Role[]): (OfficeRoute & { nav: NonNullable<OfficeRoute['nav']> })[] =>
  routes.filter((route): route is OfficeRoute & { nav: NonNullable<OfficeRoute['nav']> } => route.nav !== undefined && mayOpen(route, roles))
    .sort((a, b) => a.nav.order - b.nav.order)
