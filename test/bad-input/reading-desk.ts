import { BlueprintIntake, blueprintsReaderSchema } from '@tongban/blueprints'
import { AdoptionProjection, catalogueSchema } from '@tongban/catalogue'
import { declaredTables } from '@tongban/database'
import { directorySchema, enrolKeys } from '@tongban/directory'
import { exchangeSchema, receiveBatch, receiveStandards, ResendDesk, STANDARDS_TOPIC, type Projection, type Receipt, type WireMessage } from '@tongban/exchange'
import { implementationListsSchema, StandardsIntake, StoredOfficeClock } from '@tongban/implementation-lists'
import { CaseProjection, ledgerSchema } from '@tongban/ledger'
import { openFixtureCity, testDatabase } from '@tongban/testing'
import { Forger } from './forge.js'
import { openRunner, writtenIn } from './written.js'

const schemas = [directorySchema, exchangeSchema, implementationListsSchema, blueprintsReaderSchema, catalogueSchema, ledgerSchema]
export const EVENTS = 'tb.hz.events'
export const INBOX = 'tb.hzcg.inbox'

/** The reading side of Haizhu's deployment: its ledger, a street's inbox, and the city's standards, on one database; and everybody who writes to it. */
export async function openReadingDesk() {
  const db = await testDatabase({ schemas })
  const directory = await openFixtureCity(db)
  const writers = {
    street: new Forger('hzcg', EVENTS), sibling: new Forger('hzxg', EVENTS), ledger: new Forger('hz', INBOX), city: new Forger('city', STANDARDS_TOPIC),
  }
  const from = new Date('2004-01-01T00:00:00Z')
  await enrolKeys(db.urls.owner, Object.values(writers).map(({ source, kid, publicKey }) => ({ source, kid, publicKey, from, to: null })))
  await directory.reload()
  const keyOf = (source: string, kid: string) => directory.keyOf(source, kid, new Date())
  const clock = new StoredOfficeClock(true, () => new Date('2015-06-30T01:00:00Z'))
  const reader = (owner: string, projections: Projection[]) => ({ owner, asker: { source: owner, deployment: 'haizhu' }, keyOf, projections })
  const readers = {
    [EVENTS]: reader('hz', [new CaseProjection(), new AdoptionProjection()]),
    [INBOX]: reader('hzcg', [new ResendDesk(['hz', 'hzcg', 'hzxg'], { info() {}, warn() {}, error() {} })]),
  }
  const standards = { owner: 'hz', keyOf, handlers: [new StandardsIntake(clock), new BlueprintIntake(() => new Date('2015-06-30T01:00:00Z'))] }
  const looking = await openRunner(db.urls.admin)
  const watched = [...declaredTables(schemas)].filter(([table]) => !table.startsWith('migration_')).map(([table]) => table).filter((table) => table !== 'refused_message').sort()
  let offset = 0
  return {
    db, writers,
    /** Delivers one batch, in the transaction that keeps what came of it. Answers with the offsets it was given. */
    async deliver(topic: string, messages: WireMessage[]): Promise<{ receipt: Partial<Receipt>; offsets: string[] }> {
      const batch = { topic, partition: 0, messages: messages.map((message) => ({ ...message, offset: String(++offset) })) }
      const now = { machine: new Date(), office: new Date('2015-06-30T01:00:00Z') }
      const receipt = await db.plumbing.inPlumbing(async (tx): Promise<Partial<Receipt>> => {
        if (topic === STANDARDS_TOPIC) return receiveStandards(tx, standards, batch, now.machine)
        return receiveBatch(tx, readers[topic as keyof typeof readers], batch, now)
      }, ['hz', 'hzcg', 'hzxg'])
      return { receipt, offsets: batch.messages.map((message) => message.offset) }
    },
    rows: async <R = any>(text: string, values: unknown[] = []): Promise<R[]> => (await looking.runner.query<R>({ text, values })).rows,
    /** Everything kept, table by table, but the list of what was refused. */
    written: () => writtenIn(looking.runner, watched),
    close: async () => {
      await looking.close()
      await db.close()
    },
  }
}

export type ReadingDesk = Awaited<ReturnType<typeof openReadingDesk>>

export type Place = 'events' | 'inbox' | 'standards'

/** On which topic each type of message, or family of them, travels: by hand, so that a new one has no place until somebody gives it one. */
const places: [prefix: string, place: Place][] = [
  ['casework.', 'events'], ['standards.implementation-item-adopted.', 'events'], ['exchange.digest.', 'events'], ['exchange.resend-requested.', 'inbox'], ['joint.', 'inbox'],
  ['standards.catalogue-item-published.', 'standards'], ['standards.blueprint-published.', 'standards'], ['standards.source-enrolled.', 'standards'], ['standards.manifest.', 'standards'], ['standards.office-time-set.', 'standards'],
]

export const findPlace = (type: string): Place | undefined => places.find(([prefix]) => type.startsWith(prefix))?.[1]

export function placeOf(type: string): Place {
  const place = findPlace(type)
  if (!place) throw new Error(`nobody said on which topic ${type} travels; add it to the places of the reading desk`)
  return place
}
