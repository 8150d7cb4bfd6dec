import type { Database, Statement } from '@tongban/database'
import type { Directory } from '@tongban/directory'
import { Counter } from './counter.js'
import { scriptOf, type Script } from './pgbench-script.js'
import { recorded } from './recorder.js'

/** How many acceptances share one block of case numbers. */
const NUMBER_BLOCK = 50

/** Takes one case with a recorder at the shell's database and makes of what it sent the script of a case. */
export async function actScript(database: Database, directory: Directory, centreId: string): Promise<Script> {
  const tape: Statement[] = []
  const { caseId, commandIds } = await new Counter(recorded(database, tape), directory).takeCase(centreId)
  const number = tape.flatMap(({ values = [] }) => values).find((value): value is string => typeof value === 'string' && /^\d{11,14}01-\d{8}-\d{6}-\d$|^\d{8,11}-\d{8}-\d{6}-\d$/.test(value))
  if (number === undefined) throw new Error('no case number among the values that were sent')
  const random = (length: number) => `substr(md5(random()::text), 1, ${length})`
  const v7 = `lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7' || ${random(3)} || '8' || ${random(15)}`
  return scriptOf(tape, new Map([
    [caseId, { name: 'id', sql: v7 }],
    ...commandIds.map((id, i) => [id, { name: `command${i}`, sql: 'gen_random_uuid()' }] as const),
    [number, { name: 'number', sql: `'${number.slice(0, 12)}' || ${random(number.length - 12)}` }],
  ]), { 'case-number-block': NUMBER_BLOCK })
}
