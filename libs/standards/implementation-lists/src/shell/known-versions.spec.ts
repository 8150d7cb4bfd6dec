import { exchangeSchema } from '@tongban/exchange'
import { testDatabase } from '@tongban/testing'
import { implementationListsSchema } from '../schema.js'
import { ImplementationLists } from './implementation-lists.js'
import { standard } from './standard.fixture.js'
import { StandardsIntake } from './standards-intake.js'
import { StoredOfficeClock } from './stored-office-clock.js'

test('a version is read once, and one that has not come yet is looked for again', async () => {
  const db = await testDatabase({ schemas: [exchangeSchema, implementationListsSchema] })
  const lists = new ImplementationLists(db.app)
  const take = (version: number) => db.plumbing.inPlumbing((tx) => new StandardsIntake(new StoredOfficeClock(true)).apply(tx, [standard('cg-001', version, '2015-01-01')]))
  await take(1)
  const first = await lists.version('cg-001', 1)
  expect([first?.content.names.zh, await lists.version('cg-001', 2)]).toEqual(['户外招牌设置审批', undefined])
  expect(await lists.version('cg-001', 1)).toBe(first)
  await take(2)
  expect((await lists.version('cg-001', 2))?.version).toBe(2)
  await db.close()
})
