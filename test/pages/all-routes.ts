import { readdirSync } from 'node:fs'
import path from 'node:path'

const src = path.resolve(import.meta.dirname, '../../apps/portal/src')

interface Route { path: string }
export interface OfficeRoute extends Route {
  roles: readonly string[] | 'everybody'
  nav?: object
}

/** What the folders of a front end export, as the front end itself finds them: a new screen is swept without being named here. */
async function routesOf<R extends Route>(front: 'office' | 'citizen'): Promise<R[]> {
  const folders = readdirSync(path.join(src, front), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name)
  const files = folders.filter((name) => readdirSync(path.join(src, front, name)).includes('route.ts'))
  const modules = await Promise.all(files.map((name) => import(path.join(src, front, name, 'route.ts')) as Promise<{ routes: R[] }>))
  return modules.flatMap(({ routes }) => routes)
}

export const officeRoutes = (): Promise<OfficeRoute[]> => routesOf('office')
export const citizenRoutes = (): Promise<Route[]> => routesOf('citizen')

/** A name for tables and files: 'cases/:centreId/:id' → 'cases-centreId-id'. */
export const nameOf = (front: string, route: string): string => [front, ...route.split('/').filter(Boolean).map((part) => part.replace(':', ''))].join('-')
