import type { CitizenRoute } from '../route.js'

const title = { zh: '办事指南', en: 'Service guide' }
const about = { zh: '各中心办理哪些事项，由谁决定、要带什么、多久办好、收不收费。', en: 'What each centre does: who decides it, what to bring, how long it takes and what it costs.' }

export const routes: CitizenRoute[] = [
  { path: '/guide', nav: { order: 20, ...title }, title, about, page: async () => (await import('./guide-page.js')).GuidePage },
  { path: '/guide/:centreId/:code', title, page: async () => (await import('./item-page.js')).ItemPage },
  { path: '/guide/:centreId/joint/:code', title, page: async () => (await import('./joint-page.js')).JointPage },
]
