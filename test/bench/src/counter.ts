import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Applications, CaseActs, identityKeys, itemsOf, type Answer, type CaseAct } from '@tongban/cases'
import { canonicalText, sha256 } from '@tongban/contracts'
import { Database } from '@tongban/database'
import { Directory } from '@tongban/directory'
import { ImplementationLists, type ItemContent } from '@tongban/implementation-lists'
import { isRefusal, SystemOfficeClock } from '@tongban/kernel'

const ITEM = 'gs-002'
const item = (JSON.parse(readFileSync(new URL('../../../deploy/demo/catalogue.json', import.meta.url), 'utf8')) as { items: { code: string; content: ItemContent }[] })
  .items.find(({ code }) => code === ITEM)!

/** The way of a promised case after it was received, each act with the officer of its stage. */
const way: readonly (readonly [CaseAct, string])[] = [
  ['acceptCase', 'clerk'], ['handleCase', 'handler'], ['reviewCase', 'reviewer'], ['approveCase', 'approver'], ['concludeCase', 'concluder'],
]
export const ACTS = 1 + way.length

export interface TakenCase {
  caseId: string
  commandIds: string[]
}

/** Called before each act (to pace it) and after it was committed. */
export interface Watch {
  before?(): Promise<void>
  after?(caseId: string, no: number): void
}

/** The counter of one deployment's centres: takes cases from the application to the conclusion through the domain's own shell. */
export class Counter {
  private readonly applications: Applications
  private readonly acts: CaseActs
  private served = 0

  constructor(database: Database, directory: Directory, wake: () => void = () => undefined) {
    const key = () => randomBytes(32).toString('base64')
    const office = { database, directory, clock: new SystemOfficeClock(), keys: identityKeys({ dataKey: key(), federationKey: key() }), wake }
    this.applications = new Applications(office, itemsOf(new ImplementationLists(database)))
    this.acts = new CaseActs(office)
  }

  async takeCase(centreId: string, { before, after }: Watch = {}): Promise<TakenCase> {
    const commandIds: string[] = []
    const command = () => {
      const commandId = randomUUID()
      commandIds.push(commandId)
      return { commandId, centreId, occurredAt: null, reason: null, basis: null, window: null }
    }
    const actor = (role: string) => ({ subject: `${centreId}.${role}`, centres: [centreId] })
    const done = (answer: Answer | { refused: string }): Answer => {
      if (isRefusal(answer)) throw new Error(`an act of the bench was refused: ${JSON.stringify(answer)}`)
      after?.((answer as Answer).caseId, (answer as Answer).no)
      return answer as Answer
    }
    await before?.()
    const { caseId } = done(await this.applications.receive({
      ...command(), itemCode: ITEM, origin: { channel: 'window', system: null, externalId: null },
      parties: [{ role: 'applicant', kind: 'person', name: '陈晓明', identityType: 'citizen-number', identity: inventedCitizen(this.served++) }],
      papers: item.content.materials.filter(({ required }) => required).map(({ code, copies }) => ({ code, copies })),
    }, actor('clerk')))
    for (const [act, role] of way) {
      await before?.()
      done(await this.acts.run(act, { ...command(), caseId, expectedVersion: null }, actor(role)))
    }
    return { caseId, commandIds }
  }
}

/** Puts the item on the implementation lists of these centres. */
export async function putItemInForce(database: Database, centres: readonly string[]): Promise<void> {
  const content = canonicalText(item.content)
  await database.inTenant(centres, async (tx) => {
    for (const centre of centres) {
      await tx.query({
        text: `insert into implementation_item (centre_id, code, version, department, kind, effective_from, content, content_hash, adopted_at)
          values ($1, $2, 1, $3, $4, '2015-01-01', $5, $6, $7)`,
        values: [centre, ITEM, item.content.department, item.content.kind, content, sha256(content), new Date()],
      })
    }
  })
}

/** Callers who each take one case after the other for that long. Returns acts in a second; cases under way at the end are finished and counted with their time. */
export async function takeCasesFor(counter: Counter, centres: readonly string[], callers: number, seconds: number, watch?: Watch): Promise<number> {
  const start = performance.now()
  const end = start + seconds * 1000
  let cases = 0
  await Promise.all(Array.from({ length: callers }, async (_, caller) => {
    for (let n = caller; cases === 0 || performance.now() < end; n++) {
      await counter.takeCase(centres[n % centres.length]!, watch)
      cases++
    }
  }))
  return (cases * ACTS * 1000) / (performance.now() - start)
}

/** A person nobody is: the division code is unassigned. The check digit is made here, so that no finished number stands in a file. */
function inventedCitizen(no: number): string {
  const first17 = `99010119${70 + (Math.floor(no / 1000) % 30)}0307${String(no % 1000).padStart(3, '0')}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  return first17 + '10X98765432'[weights.reduce((sum, weight, i) => sum + weight * Number(first17[i]), 0) % 11]!
}
