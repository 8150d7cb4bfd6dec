import type { CitizenRoute } from '../route.js'

export const routes: CitizenRoute[] = [{
  path: '/',
  title: { zh: '政务服务', en: 'Government services' },
  page: async () => (await import('./start-page.js')).StartPage,
}]
