import type { CitizenRoute } from '../route.js'

export const routes: CitizenRoute[] = [{
  path: '/progress',
  nav: { order: 10, zh: '办理进度', en: 'Progress' },
  title: { zh: '查询办理进度', en: 'See how far your application is' },
  about: { zh: '凭回执上的编号和回执码，看办到哪一步、您要做什么、什么时候办好。', en: 'With the number and code on your receipt: how far it is, what you need to do, and when it will be done.' },
  page: async () => (await import('./progress-page.js')).ProgressPage,
}]
