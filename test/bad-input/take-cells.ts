import { ACCEPTED, cellsOf, type Cell, type Table } from './cells.js'
import { faultsOf } from './check-cell.js'
import type { InputField } from './input-fields.js'
import { newId, type Answer } from './served-graph.js'

/** How a subgraph's mutations are put to the test. */
export interface Bench {
  table: Table
  /** A right input; a new target each time. */
  right(mutation: string): Promise<Record<string, unknown>>
  send(mutation: string, variables: object): Promise<Answer>
  written(): Promise<string>
  /** After a value was taken as it is: what is not so in what was kept. */
  kept?(field: InputField, cell: Cell, answer: Answer): Promise<string[]>
}

const shared = new Map<string, Promise<Record<string, unknown>>>()

/** Sends every bad value of a field; answers with what went wrong, empty when every cell came out as its row says and nothing was half-written. */
export async function takeCells(bench: Bench, field: InputField): Promise<string[]> {
  const { mutation, path } = field
  const right = await (shared.get(mutation) ?? shared.set(mutation, bench.right(mutation)).get(mutation)!)
  const cells = cellsOf(bench.table, field)
  const refused = cells.filter(({ outcome }) => outcome !== ACCEPTED)
  const faults: string[] = []
  const refuse = async (cell: Cell) => {
    const answer = await bench.send(mutation, cell.change({ input: { ...right, commandId: newId() } }))
    return faultsOf(mutation, path, cell.outcome, answer).map((fault) => `${cell.what}: ${fault}`)
  }
  const before = await bench.written()
  for (const cell of refused) faults.push(...(await refuse(cell)))
  if ((await bench.written()) !== before) faults.push(...(await writers(bench, refused, refuse)))
  for (const cell of cells.filter(({ outcome }) => outcome === ACCEPTED)) {
    const own = await bench.right(mutation)
    const last = await bench.written()
    const answer = await bench.send(mutation, cell.change({ input: own }))
    const found = [...faultsOf(mutation, path, ACCEPTED, answer), ...((await bench.kept?.(field, cell, answer)) ?? [])]
    if ((await bench.written()) === last) found.push('wrote nothing')
    faults.push(...found.map((fault) => `${cell.what}: ${fault}`))
  }
  return faults
}

/** Which of them wrote: each once more, by itself. */
async function writers(bench: Bench, cells: Cell[], send: (cell: Cell) => Promise<unknown>): Promise<string[]> {
  const found: string[] = ['something was written by a refused command']
  for (const cell of cells) {
    const before = await bench.written()
    await send(cell)
    if ((await bench.written()) !== before) found.push(`${cell.what}: wrote`)
  }
  return found
}
