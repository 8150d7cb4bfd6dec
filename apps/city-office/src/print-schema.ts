import { citySdl } from './city-sdl.js'

// npm run print-schema --workspace @tongban/city-office
process.stdout.write(await citySdl())
