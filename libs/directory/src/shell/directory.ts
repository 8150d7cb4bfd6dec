import { type KeyObject, createPublicKey } from 'node:crypto'
import type { Database } from '@tongban/database'
import type { CaseNumberParts, Day, Localized } from '@tongban/kernel'
import type { Centre, Department, Division, Post, Power, ServiceWindow, Source, SourceKey } from '../core/entries.js'
import { type Competence, competenceOf } from '../core/powers.js'
import type { DirectorySnapshot } from '../core/snapshot.js'
import { readDirectory, readVersion } from './read-directory.js'

/** Centres, posts, powers and keys, looked up in memory. What it answers is as of the last `reload()`. */
export class Directory {
  private readonly parsedKeys = new Map<string, KeyObject>()
  private reloading: Promise<void> | undefined

  private constructor(private readonly db: Database, private snapshot: DirectorySnapshot) {}

  static async open(db: Database): Promise<Directory> {
    return new Directory(db, await db.inTenant([], readDirectory))
  }

  /** Reads the directory again if it has changed. Cheap when it has not: one number. */
  reload(): Promise<void> {
    return (this.reloading ??= this.readAgain().finally(() => (this.reloading = undefined)))
  }

  /** The centre as it is on that day, or without a day as it was last entered. */
  findCentre(id: string, on?: Day): Centre | undefined {
    return this.snapshot.centre(id, on)
  }

  getCentre(id: string, on?: Day): Centre {
    const centre = this.findCentre(id, on)
    if (!centre) throw new Error(`The directory has no centre "${id}"; enrol it first`)
    return centre
  }

  centres(on?: Day): Centre[] {
    return this.snapshot.centres(on)
  }

  /** The centre that gave a number of its cases or jobs on the day the number names. */
  centreOfNumber({ division, ordinal, date }: Pick<CaseNumberParts, 'division' | 'ordinal' | 'date'>): Centre | undefined {
    return this.centres(date).find((centre) => centre.division === division && centre.ordinal === ordinal)
  }

  /** What the numbers of a centre begin with, and ever began with: its division and ordinal, such as 44010500101. */
  numberPrefixesOf(id: string): string[] {
    return [...new Set(this.snapshot.history(id).map(({ division, ordinal }) => division + String(ordinal).padStart(2, '0')))]
  }

  /** The centre whose tier keeps the ledger this centre reports to: its district's, or the city's where the district has no centre. */
  ledgerCentreOf(centreId: string, on?: Day): string {
    const source = this.snapshot.source(centreId, on)
    if (!source) throw new Error(`The directory has no source "${centreId}"`)
    return source.ledgerCentre
  }

  sources(on?: Day): Source[] {
    return this.snapshot.sources(on)
  }

  findSource(id: string, on?: Day): Source | undefined {
    return this.snapshot.source(id, on)
  }

  /** The public key of a source that was valid at that instant. */
  keyOf(source: string, kid: string, at: Date): KeyObject | undefined {
    const key = this.snapshot.key(source, kid, at)
    if (!key) return undefined
    const parsed = this.parsedKeys.get(key.publicKey) ?? createPublicKey(key.publicKey)
    this.parsedKeys.set(key.publicKey, parsed)
    return parsed
  }

  /** All keys a source ever had. */
  keysOf(source: string): SourceKey[] {
    return this.snapshot.keys(source)
  }

  postsOf(subject: string, centreId: string, on: Day): Post[] {
    return this.snapshot.posts(subject, centreId, on)
  }

  window(centreId: string, id: string, on: Day): ServiceWindow | undefined {
    return this.snapshot.window(centreId, id, on)
  }

  /** Every window of a centre. */
  windows(centreId: string, on: Day): ServiceWindow[] {
    return this.snapshot.windows(centreId, on)
  }

  departments(centreId: string, on: Day): Department[] {
    return this.snapshot.departments(centreId, on)
  }

  department(centreId: string, code: string, on: Day): Department | undefined {
    return this.departments(centreId, on).find((department) => department.code === code)
  }

  /** What a department is called: at that centre, or where it has none there at the first centre that has one. */
  departmentNames(code: string, on: Day, centreId?: string): Localized | undefined {
    const called = this.snapshot.departmentsOf(code, on)
    return (called.find((department) => department.centreId === centreId) ?? called[0])?.names
  }

  /** Who may decide this item for somebody in this division, the lowest tier first. */
  powers(itemCode: string, division: string, on: Day): Power[] {
    return this.snapshot.powers(itemCode, division, on)
  }

  /** The lowest tier that may decide this item for somebody in this division. */
  lowestEmpowered(itemCode: string, division: string, on: Day): Power | undefined {
    return this.powers(itemCode, division, on)[0]
  }

  /** Whether this centre may decide this item on that day, and which centres may. */
  competence(itemCode: string, centreId: string, on: Day): Competence {
    const centre = this.findCentre(centreId, on)
    return centre ? competenceOf(centre, this.powers(itemCode, centre.division, on), this.centres(on)) : { held: false, holders: [] }
  }

  /** Every post of a centre. */
  posts(centreId: string, on: Day): Post[] {
    return this.snapshot.postsAt(centreId, on)
  }

  divisions(on: Day): Division[] {
    return this.snapshot.divisions(on)
  }

  /** Grows with every change; what was read under an older number may be out of date. */
  get version(): number {
    return this.snapshot.version
  }

  private async readAgain(): Promise<void> {
    if ((await this.db.inTenantEach([], readVersion)) === this.snapshot.version) return
    this.snapshot = await this.db.inTenant([], readDirectory)
  }
}
