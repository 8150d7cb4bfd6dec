import { centreSdl } from './centre-sdl.js'

// node apps/centre/dist/print-schema.js > schemas/graphql/centre.graphql && node tools/compose-supergraph.mjs
process.stdout.write(await centreSdl())
