import type { DynamicModule } from '@nestjs/common'
import { Approvals, approvalsSchema, CentreDesk, JobTimers } from '@tongban/approvals'
import { BlueprintIntake, Blueprints, blueprintsReaderSchema } from '@tongban/blueprints'
import { assertSchemaKnown, Database } from '@tongban/database'
import { Directory, directorySchema } from '@tongban/directory'
import { Exchange, exchangeSchema, openKeyRing, openTransport, type TransportStanding } from '@tongban/exchange'
import { CentreStandards, implementationListsSchema } from '@tongban/implementation-lists'
import { openLog, type ProcessConfig, type ServeOptions } from '@tongban/service'
import { coordinationGraph } from './coordination-graph.js'
import { readCoordinationKeys } from './coordination-keys.js'

/** The tables of coordination, in the order of the import arrows. */
export const coordinationSchemas = [directorySchema, exchangeSchema, implementationListsSchema, blueprintsReaderSchema, approvalsSchema]

export interface Coordination {
  module: DynamicModule
  health(): Promise<Record<string, boolean>>
  /** With the exchange. */
  standing(): TransportStanding
  start(): void
  stop(): Promise<void>
}

/**
 * Everything coordination runs: joint jobs with their timers, the standards it decides by, and its part in the exchange.
 * Needs its own database alone: the broker, the city and every centre may be away. Throws on what keeps it from being right.
 */
export async function openCoordination(config: ProcessConfig, stream?: ServeOptions['log']): Promise<Coordination> {
  if (!config.database || !config.exchange) throw new Error('the configuration of coordination names its database and its exchange')
  const keys = openKeyRing(readCoordinationKeys(config.keysFile, config.sources))
  const log = openLog({ deployment: config.deployment, level: config.logLevel }, stream)
  const database = await Database.open({ url: config.database.url, name: `${config.deployment} app`, max: 6, role: 'app' })
  const plumbing = await Database.open({ url: config.database.plumbingUrl, name: `${config.deployment} plumbing`, max: 4, role: 'plumbing' })
  await assertSchemaKnown(plumbing, coordinationSchemas)
  const directory = await Directory.open(plumbing)
  // It hosts no centre, so nothing is taken over here: what it needs of the standards is office time, sources and blueprints.
  const standards = await CentreStandards.open({ database, directory, centres: [], simulatedTime: config.simulatedTime })
  const { clock } = standards
  const wake = () => exchange.wake()
  const office = { database, directory, clock, blueprints: new Blueprints(database), wake }
  const approvals = new Approvals(office)
  const desk = new CentreDesk(approvals, office)
  const timers = new JobTimers(approvals, desk, office)
  const transport = await openTransport(config.exchange, { deployment: config.deployment, log })
  const exchange: Exchange = await Exchange.open({
    plumbing, transport, directory, keys, clock, deployment: config.deployment, sources: config.sources,
    inboxProjections: [desk], standards: [standards.intake, new BlueprintIntake(() => clock.machineNow(), () => timers.blueprintsCame())], log,
  })
  return {
    module: coordinationGraph({ database, directory, clock, approvals, exchange, desk }, config),
    health: async () => ({ database: await database.inTenant([], (tx) => tx.query({ text: 'select 1' })).then(() => true, () => false) }),
    standing: () => transport.standing(),
    start() {
      exchange.start()
      timers.start((error) => log.warn({ err: error }, 'coordination: a timer did not succeed; it will try again'))
    },
    async stop() {
      await timers.stop()
      await standards.stop()
      await exchange.stop()
      await transport.close()
      await Promise.all([database.close(), plumbing.close()])
    },
  }
}
