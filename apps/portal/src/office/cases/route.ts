import type { OfficeRoute } from '../route.js'

const roles: OfficeRoute['roles'] = ['centre-clerk', 'centre-officer', 'centre-head']

export const routes: OfficeRoute[] = [{
  path: 'cases',
  roles,
  title: { zh: '办件', en: 'Cases' },
  nav: { order: 20, about: { zh: '等您办理的办件，和本中心的全部办件', en: 'The cases that wait for you, and all those of your centre' } },
  page: async () => (await import('./inbox/inbox-page.js')).InboxPage,
}, {
  path: 'cases/:centreId/:id',
  roles,
  title: { zh: '办件', en: 'Case' },
  page: async () => (await import('./kase/case-page.js')).CasePage,
}]
