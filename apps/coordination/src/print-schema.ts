import { writeFileSync } from 'node:fs'
import { describeCoordination } from './coordination-sdl.js'

// npm run print-schema --workspace @tongban/coordination
const { sdl, access } = await describeCoordination()
writeFileSync(new URL('../../../schemas/graphql/coordination.graphql', import.meta.url), sdl)
writeFileSync(new URL('../../../docs/access/coordination.md', import.meta.url), access)
