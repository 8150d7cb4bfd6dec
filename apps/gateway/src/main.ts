import { Logger } from '@nestjs/common'
import { loadConfig, serve } from '@tongban/service/process'
import { readFileSync } from 'node:fs'
import { GatewayModule } from './gateway.module.js'
import { Gateway } from './open-gateway.js'

const supergraph = readFileSync(new URL('../../../schemas/graphql/supergraph.graphql', import.meta.url), 'utf8')
const configFile = process.env.TONGBAN_CONFIG
const config = loadConfig(configFile)
const gateway = await Gateway.open(config, { supergraph, ...(configFile && { configFile }), log: new Logger('Gateway') })
const { port } = await serve(GatewayModule.of(gateway), config)
gateway.address.listening(port)
