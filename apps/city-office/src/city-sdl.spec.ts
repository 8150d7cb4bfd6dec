import { readFileSync } from 'node:fs'
import { citySdl } from './city-sdl.js'

test('schemas/graphql/city.graphql is what the code serves; `npm run print-schema --workspace @tongban/city-office` writes it anew', async () => {
  expect(readFileSync(new URL('../../../schemas/graphql/city.graphql', import.meta.url), 'utf8')).toBe(await citySdl())
})
