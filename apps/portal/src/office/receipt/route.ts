import type { OfficeRoute } from '../route.js'

const roles = ['centre-clerk'] as const

export const routes: OfficeRoute[] = [
  { path: 'receipt/case/:centreId/:id', roles, title: { zh: '受理回执', en: 'Receipt' }, page: async () => (await import('./case-receipt-page.js')).CaseReceiptPage },
  { path: 'receipt/job/:centreId/:id', roles, title: { zh: '联办回执', en: 'Receipt of a joint job' }, page: async () => (await import('./job-receipt-page.js')).JobReceiptPage },
  { path: 'receipt/notice/:centreId/:id', roles, title: { zh: '一次性告知单', en: 'One-off notice' }, page: async () => (await import('./notice-page.js')).NoticePage },
]
