import type { OfficeRoute } from '../route.js'

export const routes: OfficeRoute[] = [{
  path: '',
  roles: 'everybody',
  title: { zh: '首页', en: 'Home' },
  nav: { order: 0, about: { zh: '您可以办理的事项', en: 'What you may do here' } },
  page: async () => (await import('./home-page.js')).HomePage,
}]
