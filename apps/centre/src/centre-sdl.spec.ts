import { readFileSync } from 'node:fs'
import { describeCentre } from './centre-sdl.js'

const committed = (file: string): string => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')

test('schema and table of access are what the code serves; `npm run print-schema --workspace @tongban/centre` writes them anew', async () => {
  const { sdl, access } = await describeCentre()
  expect(committed('schemas/graphql/centre.graphql')).toBe(sdl)
  expect(committed('docs/access/centre.md')).toBe(access)
})
