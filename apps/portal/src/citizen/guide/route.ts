import type { CitizenRoute } from '../route.js'

const title = { zh: '办事指南', en: 'Service guide' }

export const routes: CitizenRoute[] = [
  { path: '/guide', nav: { order: 20, ...title }, title, page: async () => (await import('./guide-page.js')).GuidePage },
  { path: '/guide/:centreId/:code', title, page: async () => (await import('./item-page.js')).ItemPage },
  { path: '/guide/:centreId/joint/:code', title, page: async () => (await import('./joint-page.js')).JointPage },
]
