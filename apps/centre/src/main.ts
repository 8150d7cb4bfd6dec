import { runProcess } from '@tongban/service'
import { runCentre } from './run-centre.js'

await runProcess((config) => runCentre(config))
