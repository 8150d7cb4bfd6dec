import type { OfficeRoute } from '../route.js'

const roles = ['coordinator', 'supervisor'] as const

export const routes: OfficeRoute[] = [{
  path: 'joint',
  roles,
  title: { zh: '并联审批', en: 'Joint approvals' },
  nav: { order: 30, about: { zh: '跨部门、跨层级的联办件：需要协调的在前', en: 'Jobs across departments and tiers: those that need you come first' } },
  page: async () => (await import('./jobs-page.js')).JobsPage,
}, {
  path: 'joint/:id',
  roles,
  title: { zh: '联办件', en: 'Joint job' },
  page: async () => (await import('./job/job-page.js')).JobPage,
}]
