import { readFileSync } from 'node:fs'
import { centreSdl } from './centre-sdl.js'

test('schemas/graphql/centre.graphql is what the code serves; `npm run print-schema --workspace @tongban/centre` writes it anew', async () => {
  expect(readFileSync(new URL('../../../schemas/graphql/centre.graphql', import.meta.url), 'utf8')).toBe(await centreSdl())
})
