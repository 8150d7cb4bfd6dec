import type { Schema } from '@tongban/database'
import { CreateBlueprints1764000450000 } from './migrations/create-blueprints.js'
import { CreateStandardBlueprints1764000451000 } from './migrations/create-standard-blueprints.js'

/** The tables of the blueprints, in the city office's database. */
export const blueprintsSchema: Schema = {
  name: 'blueprints',
  tables: { blueprint_version: 'tenant', blueprint_published: 'tenant', blueprint_step: 'tenant' },
  migrations: [CreateBlueprints1764000450000],
}

/** The blueprints as they are held wherever they came down to: at coordination and at the centres. */
export const blueprintsReaderSchema: Schema = {
  name: 'standard-blueprints',
  tables: { standard_blueprint: 'reference', standard_blueprint_refused: 'reference' },
  migrations: [CreateStandardBlueprints1764000451000],
}
