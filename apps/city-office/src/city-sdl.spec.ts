import { readFileSync } from 'node:fs'
import { describeCity } from './city-sdl.js'

const committed = (file: string): string => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')

test('schema and table of access are what the code serves; `npm run print-schema --workspace @tongban/city-office` writes them anew', async () => {
  const { sdl, access } = await describeCity()
  expect(committed('schemas/graphql/city.graphql')).toBe(sdl)
  expect(committed('docs/access/city.md')).toBe(access)
})
