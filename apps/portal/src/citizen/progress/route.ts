import type { CitizenRoute } from '../route.js'

export const routes: CitizenRoute[] = [{
  path: '/progress',
  nav: { order: 10, zh: '办理进度', en: 'Progress' },
  title: { zh: '查询办理进度', en: 'See how far your application is' },
  page: async () => (await import('./progress-page.js')).ProgressPage,
}]
