import type { MessageCatalogue } from './catalogue.js'

export const directoryMessages = {} as const satisfies MessageCatalogue
