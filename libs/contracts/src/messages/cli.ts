import type { MessageCatalogue } from './catalogue.js'

export const cliMessages = {} as const satisfies MessageCatalogue
