import { Logger } from '@nestjs/common'
import { checkIssuer, KeySet } from '@tongban/identity'
import { listen, runProcess } from '@tongban/service/process'
import { readFileSync } from 'node:fs'
import { GatewayModule } from './gateway.module.js'
import { Gateway } from './open-gateway.js'

const supergraph = new URL('../../../schemas/graphql/supergraph.graphql', import.meta.url)
const configFile = process.env.TONGBAN_CONFIG

await runProcess(async (config) => {
  const log = new Logger('Gateway')
  const notice = (sentence: string) => log.warn(sentence)
  await checkIssuer(config.issuer, { notice })
  const issuer = new KeySet({ issuer: config.issuer.url, notice })
  const gateway = await Gateway.open(config, { supergraph: readFileSync(supergraph, 'utf8'), ...(configFile && { configFile }), log })
  const served = await listen(GatewayModule.of(gateway), config, { issuer: () => issuer.standing() })
  gateway.address.listening(served.port)
  return served
})
