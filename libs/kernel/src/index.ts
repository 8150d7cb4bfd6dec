export type { Localized } from './localized.js'
