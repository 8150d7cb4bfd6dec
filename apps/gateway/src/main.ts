import { Logger } from '@nestjs/common'
import { listen, runProcess } from '@tongban/service/process'
import { readFileSync } from 'node:fs'
import { GatewayModule } from './gateway.module.js'
import { Gateway } from './open-gateway.js'

const supergraph = new URL('../../../schemas/graphql/supergraph.graphql', import.meta.url)
const configFile = process.env.TONGBAN_CONFIG

await runProcess(async (config) => {
  const gateway = await Gateway.open(config, { supergraph: readFileSync(supergraph, 'utf8'), ...(configFile && { configFile }), log: new Logger('Gateway') })
  const served = await listen(GatewayModule.of(gateway), config)
  gateway.address.listening(served.port)
  return served
})
