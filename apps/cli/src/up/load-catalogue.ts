import { BlueprintActs, BlueprintReader, contextOf, importBlueprints } from '@tongban/blueprints'
import { CatalogueActs, CatalogueReader, importCatalogue, type ImportedItem } from '@tongban/catalogue'
import { Database } from '@tongban/database'
import { Directory } from '@tongban/directory'
import { SystemOfficeClock } from '@tongban/kernel'
import type { Databases } from './databases.js'
import { readDemo } from './demo-files.js'

const BLUEPRINTS = ['three-certificates.v1.json', 'three-certificates.v2.json', 'land-use.v1.json']

/** Publishes the demo city's catalogue and blueprints at the city office by the ordinary acts, as the application role; what is published already stays. */
export async function loadCatalogue(databases: Databases, root: string): Promise<void> {
  const database = await Database.open({ url: databases.deployments['city-office']!.app, name: 'import', max: 1 })
  try {
    const directory = await Directory.open(database)
    const clock = new SystemOfficeClock()
    const acts = new CatalogueActs(database, clock, () => [...new Set(directory.centres().flatMap((centre) => directory.departments(centre.id, clock.today()).map(({ code }) => code)))])
    const catalogue = new CatalogueReader(database)
    await importCatalogue(acts, catalogue, readDemo<{ items: ImportedItem[] }>(root, 'catalogue.json').items, 'operator')
    const blueprints = new BlueprintActs(database, clock, (on) => contextOf(catalogue, directory, on))
    await importBlueprints(blueprints, new BlueprintReader(database), BLUEPRINTS.map((file) => readDemo(root, `blueprints/${file}`)), 'operator')
  } finally {
    await database.close()
  }
}
