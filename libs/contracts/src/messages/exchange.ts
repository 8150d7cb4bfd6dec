import type { MessageCatalogue } from './catalogue.js'

export const exchangeMessages = {} as const satisfies MessageCatalogue
