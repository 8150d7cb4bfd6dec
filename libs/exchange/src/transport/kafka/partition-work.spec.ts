import type { Batch } from '../transport.js'
import { PartitionWork } from './partition-work.js'

const batches = (...offsets: number[][]): Batch['messages'][] => offsets.map((batch) => batch.map((offset) => ({ offset: String(offset), key: '', value: '', headers: {} })))
const always = () => true

function work(handler: (first: string) => void | Promise<void>) {
  const said: string[] = []
  const at = new PartitionWork(
    async (messages) => { await handler(messages[0]!.offset); said.push(`handled ${messages[0]!.offset}`) },
    async (next) => { said.push(`committed ${next}`) },
    (error, offset) => { said.push(`failed ${offset}: ${(error as Error).message}`) },
  )
  return { at, said }
}

test('commits behind each batch, one after the other', async () => {
  const { at, said } = work(() => undefined)
  const progress = at.begin(batches([1, 2], [5, 9]), always)
  expect(at.current).toBe(progress)
  expect(await progress).toEqual({ handled: '9', restMs: 0 })
  expect(said).toEqual(['handled 1', 'committed 3', 'handled 5', 'committed 10'])
  expect(at.current).toBeUndefined()
})

test('stops at the batch that fails, and rests longer each time until one passes', async () => {
  let failing = true
  const { at, said } = work((first) => { if (failing && first === '5') throw new Error('the database is away') })
  expect(await at.begin(batches([1], [5], [7]), always)).toEqual({ handled: '1', restMs: 100 })
  expect(await at.begin(batches([5], [7]), always)).toEqual({ handled: undefined, restMs: 200 })
  for (let i = 0; i < 8; i++) await at.begin(batches([5]), always)
  expect(await at.begin(batches([5]), always)).toEqual({ handled: undefined, restMs: 5000 })
  failing = false
  expect(await at.begin(batches([5], [7]), always)).toEqual({ handled: '7', restMs: 0 })
  failing = true
  expect(await at.begin(batches([5]), always)).toEqual({ handled: undefined, restMs: 100 })
  expect(said.slice(0, 3)).toEqual(['handled 1', 'committed 2', 'failed 5: the database is away'])
})

test('hands over nothing more once it is not wanted, as when the partition goes to another member', async () => {
  let wanted = true
  const { at, said } = work(() => { wanted = false })
  expect(await at.begin(batches([1], [2]), () => wanted)).toEqual({ handled: '1', restMs: 0 })
  expect(said).toEqual(['handled 1', 'committed 2'])
})
