import type { Schema } from '@tongban/database'
import { directorySchema } from '@tongban/directory'
import { exchangeSchema } from '@tongban/exchange'
import { catalogueSchema } from '@tongban/catalogue'
import { implementationListsSchema } from '@tongban/implementation-lists'

/** Every schema with tables, in the order of the import arrows. A library that gains tables joins with one line here. */
export const allSchemas: readonly Schema[] = [directorySchema, exchangeSchema, catalogueSchema, implementationListsSchema]
