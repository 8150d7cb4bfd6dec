import type { MessageCatalogue } from './catalogue.js'

export const commonMessages = {} as const satisfies MessageCatalogue
