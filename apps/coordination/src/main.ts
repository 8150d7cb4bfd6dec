import { runProcess } from '@tongban/service'
import { runCoordination } from './run-coordination.js'

await runProcess((config) => runCoordination(config))
