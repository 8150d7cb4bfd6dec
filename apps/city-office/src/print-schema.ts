import { writeFileSync } from 'node:fs'
import { describeCity } from './city-sdl.js'

// npm run print-schema --workspace @tongban/city-office
const { sdl, access } = await describeCity()
writeFileSync(new URL('../../../schemas/graphql/city.graphql', import.meta.url), sdl)
writeFileSync(new URL('../../../docs/access/city.md', import.meta.url), access)
