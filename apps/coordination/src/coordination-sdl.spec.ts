import { readFileSync } from 'node:fs'
import { describeCoordination } from './coordination-sdl.js'

const committed = (file: string): string => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')

test('schema and table of access are what the code serves; `npm run print-schema --workspace @tongban/coordination` writes them anew', async () => {
  const { sdl, access } = await describeCoordination()
  expect(committed('schemas/graphql/coordination.graphql')).toBe(sdl)
  expect(committed('docs/access/coordination.md')).toBe(access)
})
