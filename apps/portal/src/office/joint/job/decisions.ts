/** What a centre decided, in an office's words. */
export const decisionWords = {
  APPROVE: { zh: '准予', en: 'approved' },
  REFUSE: { zh: '不予许可', en: 'refused' },
  CONSENT: { zh: '同意', en: 'consented' },
  OBJECT: { zh: '异议', en: 'objected' },
} as const
