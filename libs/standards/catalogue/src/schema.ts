import type { Schema } from '@tongban/database'
import { CreateCatalogue1764000400000 } from './migrations/create-catalogue.js'
import { CreateCityRecords1764000401000 } from './migrations/create-city-records.js'
import { FindCatalogueItems1764000402000 } from './migrations/find-items-by-sound.js'

/** The tables of the catalogue, in the city office's database. */
export const catalogueSchema: Schema = {
  name: 'catalogue',
  tables: {
    catalogue_version: 'tenant',
    catalogue_item: 'tenant',
    catalogue_step: 'tenant',
    source_enrolment: 'tenant',
    office_time_step: 'tenant',
    catalogue_adoption: 'owner',
  },
  migrations: [CreateCatalogue1764000400000, CreateCityRecords1764000401000, FindCatalogueItems1764000402000],
}
