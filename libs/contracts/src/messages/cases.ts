import type { MessageCatalogue } from './catalogue.js'

export const caseMessages = {} as const satisfies MessageCatalogue
