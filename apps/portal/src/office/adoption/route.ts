import type { OfficeRoute } from '../route.js'

export const routes: OfficeRoute[] = [{
  path: 'catalogue/:code/adoption',
  roles: ['city-standards'],
  title: { zh: '采用情况', en: 'Who runs which version' },
  page: async () => (await import('./adoption-page.js')).AdoptionPage,
}]
