import type { MessageCatalogue } from './catalogue.js'

export const implementationListsMessages = {} as const satisfies MessageCatalogue
