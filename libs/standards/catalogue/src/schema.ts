import type { Schema } from '@tongban/database'
import { CreateCatalogue1764000400000 } from './migrations/create-catalogue.js'
import { CreateStandardPublication1764000401000 } from './migrations/create-standard-publication.js'

/** The tables of the catalogue, in the city office's database. */
export const catalogueSchema: Schema = {
  name: 'catalogue',
  tables: {
    catalogue_version: 'tenant',
    catalogue_item: 'tenant',
    catalogue_step: 'tenant',
    standard_publication: 'tenant',
    office_time_step: 'tenant',
    catalogue_adoption: 'owner',
  },
  migrations: [CreateCatalogue1764000400000, CreateStandardPublication1764000401000],
}
