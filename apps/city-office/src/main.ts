import { runProcess } from '@tongban/service'
import { runCityOffice } from './run-city-office.js'

await runProcess((config) => runCityOffice(config))
