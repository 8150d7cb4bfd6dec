import type { MessageCatalogue } from './catalogue.js'

export const catalogueMessages = {} as const satisfies MessageCatalogue
