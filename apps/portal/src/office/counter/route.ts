import type { OfficeRoute } from '../route.js'

export const routes: OfficeRoute[] = [{
  path: 'counter',
  roles: ['centre-clerk'],
  title: { zh: '窗口收件', en: 'Counter' },
  nav: { order: 10, about: { zh: '登记申请人和材料，当场受理并打印回执，或一次性告知', en: 'Take an application in, accept it and print the receipt, or tell once what is missing' } },
  page: async () => (await import('./counter-page.js')).CounterPage,
}]
