import { Logger } from '@nestjs/common'
import { openVerifier } from '@tongban/identity'
import { listen, runProcess } from '@tongban/service/process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { GatewayModule } from './gateway.module.js'
import { Gateway } from './open-gateway.js'

const supergraph = new URL('../../../schemas/graphql/supergraph.graphql', import.meta.url)
const portal = fileURLToPath(new URL('../../portal/dist', import.meta.url))
const configFile = process.env.TONGBAN_CONFIG

await runProcess(async (config) => {
  const log = new Logger('Gateway')
  const notice = (sentence: string) => log.warn(sentence)
  const verifier = await openVerifier(config.issuer, { notice })
  const gateway = await Gateway.open(config, { supergraph: readFileSync(supergraph, 'utf8'), ...(configFile && { configFile }), verifier, portal, log })
  const served = await listen(GatewayModule.of(gateway), config, { issuer: () => verifier.standing?.() })
  gateway.address.listening(served.port)
  return served
})
