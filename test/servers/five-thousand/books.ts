import { DEPLOYMENTS } from '../../../apps/cli/src/up/federation.js'
import type { Federation } from '../../federation.js'
import type { Answered } from './office-work.js'

/** What one side has of each thing, in words that are equal where both have the same. */
export type Book = ReadonlyMap<string, string>

const databaseOf = (deployment: string): string => `tongban_${deployment.replaceAll('-', '_')}`
export const DATABASES = DEPLOYMENTS.map(({ id }) => databaseOf(id))
const CENTRES_OF = DEPLOYMENTS.filter(({ centres }) => centres.length > 0)
/** Each ledger: whose, where, and of which centres. */
export const LEDGERS = DEPLOYMENTS.flatMap(({ id, ledger, centres }) => (ledger
  ? [{ owner: ledger.owner, database: databaseOf(id), centres: centres.length > 0 ? centres : CENTRES_OF.flatMap((each) => each.centres) }]
  : []))

interface Row { key: string; words: string }

/** Every case at the centres: number of its steps, state, number, and its steps by their hashes. */
export async function casesAtTheCentres(federation: Federation): Promise<Book> {
  const rows = await Promise.all(CENTRES_OF.map(({ id }) => federation.administer<Row>(databaseOf(id), `
    select centre_id || ' ' || id as key, concat_ws(' ', version, state, number,
      (select md5(string_agg(no || step_hash, ',' order by no)) from case_step where case_step.centre_id = case_file.centre_id and case_id = id)) as words
    from case_file`)))
  return bookOf(rows.flat())
}

/** The same of a ledger. */
export async function casesInTheLedger(federation: Federation, { owner, database }: { owner: string; database: string }): Promise<Book> {
  return bookOf(await federation.administer<Row>(database, `
    select centre_id || ' ' || case_id as key, concat_ws(' ', version, state, number,
      (select md5(string_agg(no || step_hash, ',' order by no)) from ledger_step s where s.owner = c.owner and s.centre_id = c.centre_id and s.case_id = c.case_id)) as words
    from ledger_case c where owner = $1`, [owner]))
}

/** Every step at the centres by the command that made it. */
export async function stepsAtTheCentres(federation: Federation): Promise<Book> {
  const rows = await Promise.all(CENTRES_OF.map(({ id }) => federation.administer<Row>(databaseOf(id), `
    select command_id::text as key, concat_ws(' ', centre_id, case_id, no, step_hash) as words from case_step`)))
  return bookOf(rows.flat())
}

/** The steps that officers were told of. */
export const stepsAnswered = (answered: readonly Answered[]): Book =>
  bookOf(answered.map(({ commandId, centre, caseId, no, stepHash }) => ({ key: commandId, words: `${centre} ${caseId} ${no} ${stepHash}` })))

/** Only what belongs to these centres. */
export const of = (book: Book, centres: readonly string[]): Book => new Map([...book].filter(([key]) => centres.includes(key.split(' ')[0]!)))

/** Names what the other side lacks, has besides or has otherwise; nothing where both are equal. */
export function differences(own: Book, other: Book): string[] {
  return [
    ...[...own].flatMap(([key, words]) => (!other.has(key) ? [`${key} is missing`] : other.get(key) === words ? [] : [`${key} is ${other.get(key)} and should be ${words}`])),
    ...[...other.keys()].filter((key) => !own.has(key)).map((key) => `${key} is nobody's`),
  ]
}

/** Where each ledger differs from the centres it is of. */
export async function ledgersBehind(federation: Federation): Promise<string[]> {
  const cases = await casesAtTheCentres(federation)
  const each = await Promise.all(LEDGERS.map(async (ledger) =>
    differences(of(cases, ledger.centres), await casesInTheLedger(federation, ledger)).map((difference) => `ledger of ${ledger.owner}: ${difference}`)))
  return each.flat()
}

/** A key that comes twice would be a thing that was done twice. */
function bookOf(rows: readonly Row[]): Book {
  const book = new Map(rows.map(({ key, words }) => [key, words]))
  if (book.size !== rows.length) throw new Error(`${rows.length - book.size} are there twice`)
  return book
}
