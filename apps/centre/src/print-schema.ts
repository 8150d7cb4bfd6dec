import { writeFileSync } from 'node:fs'
import { describeCentre } from './centre-sdl.js'

// npm run print-schema --workspace @tongban/centre
const { sdl, access } = await describeCentre()
writeFileSync(new URL('../../../schemas/graphql/centre.graphql', import.meta.url), sdl)
writeFileSync(new URL('../../../docs/access/centre.md', import.meta.url), access)
