export { catalogueSchema } from './schema.js'
export { CatalogueActs, type Answer, type Command } from './shell/catalogue-acts.js'
export type { ItemContent } from './core/item.js'
