import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Directory, type DirectoryData, enrolKeys, importDirectory } from '@tongban/directory'
import { testFolder } from './server/test-server.js'
import type { TestDatabase } from './test-database.js'

/** The one small city of every test and of the demo: real divisions, everything else invented. */
export const fixtureCity: DirectoryData = JSON.parse(readFileSync(path.join(testFolder, '../deploy/demo/city.json'), 'utf8')) as DirectoryData

/** Puts the fixture city (and keys, when given) into a test database that has the directory's schema, and opens the directory. `city`: one a little different. */
export async function openFixtureCity(db: TestDatabase, keys: Parameters<typeof enrolKeys>[1] = [], city: DirectoryData = fixtureCity): Promise<Directory> {
  await importDirectory(db.urls.owner, city)
  await enrolKeys(db.urls.owner, keys)
  return Directory.open(db.plumbing)
}
