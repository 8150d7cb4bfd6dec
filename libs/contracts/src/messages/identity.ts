import type { MessageCatalogue } from './catalogue.js'

export const identityMessages = {} as const satisfies MessageCatalogue
