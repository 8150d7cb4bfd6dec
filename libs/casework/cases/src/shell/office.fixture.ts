import { randomBytes, randomUUID } from 'node:crypto'
import type { CaseStepRecorded } from '@tongban/contracts'
import { directorySchema } from '@tongban/directory'
import { implementationListsSchema } from '@tongban/implementation-lists'
import { exchangeSchema } from '@tongban/exchange'
import { isRefusal, type Party } from '@tongban/kernel'
import { fixedClock, fixtureCity, openFixtureCity, testDatabase } from '@tongban/testing'
import { terms } from '../core/office.fixture.js'
import type { CaseAct } from '../core/transitions.js'
import { casesSchema } from '../schema.js'
import { Applications, type ItemInForce, type ReceiveCommand } from './applications.js'
import { CaseActs, type ActCommand, type Office } from './case-acts.js'
import type { Actor, Answer } from './command.js'
import { identityKeys } from '@tongban/counter'

/** A person nobody is: the division code is unassigned. GB 11643's check digit is made here, so that no finished number stands in a file. */
export function inventedCitizen(no: number): string {
  const first17 = `99010119${70 + (no % 30)}0307${String(no % 1000).padStart(3, '0')}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  return first17 + '10X98765432'[weights.reduce((sum, weight, i) => sum + weight * Number(first17[i]), 0) % 11]!
}

export const applicant = (no = 1, name = '陈晓明'): Party => ({ role: 'applicant', kind: 'person', name, identityType: 'citizen-number', identity: inventedCitizen(no) })

/** The street's item: five working days promised, twenty by law. */
export const itemInForce: ItemInForce = async (_, code) => (code === 'gs-002' ? { version: 1, terms } : undefined)

/** A street's and its sibling's office on one database, at a clock that stands still. */
export async function openOffice(city = fixtureCity) {
  const db = await testDatabase({ schemas: [directorySchema, exchangeSchema, implementationListsSchema, casesSchema] })
  const clock = fixedClock('2015-06-30T01:00:00Z')
  const keys = identityKeys({ dataKey: randomBytes(32).toString('base64'), federationKey: randomBytes(32).toString('base64') })
  const woken = { times: 0 }
  const office: Office = { database: db.app, directory: await openFixtureCity(db, [], city), clock, keys, wake: () => void woken.times++ }
  return { db, clock, keys, woken, office, applications: new Applications(office, itemInForce), acts: new CaseActs(office) }
}

export type OpenOffice = Awaited<ReturnType<typeof openOffice>>

export const staff = (role: string, centreId = 'hzcg'): Actor => ({ subject: `${centreId}.${role}`, centres: [centreId] })

const common = (centreId: string) => ({ commandId: randomUUID(), centreId, occurredAt: null, reason: null, basis: null, window: null })

export const receiving = (change: Partial<ReceiveCommand> = {}): ReceiveCommand => ({
  ...common('hzcg'),
  itemCode: 'gs-002',
  parties: [applicant()],
  papers: terms.materials.filter(({ required }) => required).map(({ code, copies }) => ({ code, copies })),
  origin: { channel: 'window', system: null, externalId: null },
  ...change,
})

export const acting = (caseId: string, change: Partial<ActCommand> & Record<string, unknown> = {}): ActCommand => ({ ...common('hzcg'), caseId, expectedVersion: null, ...change })

export function done(answer: unknown): Answer {
  if (isRefusal(answer)) throw new Error(`refused: ${JSON.stringify(answer)}`)
  return answer as Answer
}

/** The way of a promised case, each act with the officer of its stage. */
export const way: [CaseAct, string][] = [
  ['acceptCase', 'clerk'], ['handleCase', 'handler'], ['reviewCase', 'reviewer'], ['approveCase', 'approver'], ['concludeCase', 'concluder'], ['deliverCase', 'clerk'],
]

/** Receives an application and takes it as far as asked. */
export async function takeAsFarAs(open: OpenOffice, last: CaseAct | 'receiveApplication', centreId = 'hzcg'): Promise<string> {
  const { caseId } = done(await open.applications.receive(receiving({ centreId }), staff('clerk', centreId)))
  for (const [name, role] of last === 'receiveApplication' ? [] : way.slice(0, way.findIndex(([act]) => act === last) + 1))
    done(await open.acts.run(name, acting(caseId, { centreId }), staff(role, centreId)))
  return caseId
}

/** What the acts on a case put into the outbox, in their order. */
export async function outbox({ db }: OpenOffice, caseId: string): Promise<CaseStepRecorded[]> {
  const { rows } = await db.admin.query<{ body: string }>({ text: 'select body from outbox where aggregate_id = $1 order by position', values: [caseId] })
  return rows.map(({ body }) => JSON.parse(body))
}
