import { CatalogueActs, CatalogueReader, importCatalogue, type ImportedItem } from '@tongban/catalogue'
import { Database } from '@tongban/database'
import { Directory } from '@tongban/directory'
import { SystemOfficeClock } from '@tongban/kernel'
import type { Databases } from './databases.js'
import { readDemo } from './prepare.js'

/** Publishes the demo city's catalogue at the city office by the ordinary acts, as the application role; what is published already stays. */
export async function loadCatalogue(databases: Databases, root: string): Promise<void> {
  const database = await Database.open({ url: databases.deployments['city-office']!.app, name: 'import', max: 1 })
  try {
    const directory = await Directory.open(database)
    const clock = new SystemOfficeClock()
    const acts = new CatalogueActs(database, clock, () => [...new Set(directory.centres().flatMap((centre) => directory.departments(centre.id, clock.today()).map(({ code }) => code)))])
    await importCatalogue(acts, new CatalogueReader(database), readDemo<{ items: ImportedItem[] }>(root, 'catalogue.json').items, 'operator')
  } finally {
    await database.close()
  }
}
