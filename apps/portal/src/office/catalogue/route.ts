import type { OfficeRoute } from '../route.js'

const roles = ['city-standards'] as const

export const routes: OfficeRoute[] = [
  {
    path: 'catalogue',
    roles,
    title: { zh: '基本目录', en: 'Catalogue' },
    nav: { order: 40, about: { zh: '起草、比较、发布全市事项标准，查看各中心采用的版本', en: 'Draft, compare and publish the city\'s standards, and see who runs which version' } },
    page: async () => (await import('./catalogue-page.js')).CataloguePage,
  },
  { path: 'catalogue/new', roles, title: { zh: '起草新事项', en: 'Draft a new item' }, page: async () => (await import('./new-item-page.js')).NewItemPage },
  { path: 'catalogue/:code', roles, title: { zh: '目录事项', en: 'Catalogue item' }, page: async () => (await import('./item-page.js')).ItemPage },
  { path: 'catalogue/:code/compare', roles, title: { zh: '版本比较', en: 'Compare versions' }, page: async () => (await import('./compare-page.js')).ComparePage },
  { path: 'catalogue/:code/draft', roles, title: { zh: '起草新版本', en: 'Write the draft' }, page: async () => (await import('./draft-page.js')).DraftPage },
  { path: 'catalogue/:code/publish', roles, title: { zh: '核对并发布', en: 'Check and publish' }, page: async () => (await import('./publish-page.js')).PublishPage },
]
