import type { Schema } from '@tongban/database'
import { CreateImplementationLists1764000500000 } from './migrations/create-implementation-lists.js'
import { FindItemsBySound1764000501000 } from './migrations/find-items-by-sound.js'

/** The tables of the implementation lists, in every deployment that hosts centres. */
export const implementationListsSchema: Schema = {
  name: 'implementation-lists',
  tables: { standard_item: 'reference', standard_refused: 'reference', office_time: 'reference', implementation_item: 'tenant' },
  migrations: [CreateImplementationLists1764000500000, FindItemsBySound1764000501000],
}
