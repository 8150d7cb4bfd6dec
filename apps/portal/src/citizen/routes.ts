import type { CitizenRoute } from './route.js'

const found = import.meta.glob<{ routes: CitizenRoute[] }>('./*/route.ts', { eager: true })

/** Every page for citizens: what the folders beside this file export. */
export const routes: CitizenRoute[] = Object.values(found).flatMap((module) => module.routes)

export const navigation = routes.filter((route) => route.nav).sort((a, b) => a.nav!.order - b.nav!.order)
