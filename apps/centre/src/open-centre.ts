import type { DynamicModule } from '@nestjs/common'
import { BlueprintIntake, Blueprints, blueprintsReaderSchema } from '@tongban/blueprints'
import { casesSchema, taskInbox } from '@tongban/cases'
import { assertSchemaKnown, Database } from '@tongban/database'
import { Directory, directorySchema } from '@tongban/directory'
import { Exchange, exchangeSchema, openKeyRing, openTransport, type TransportStanding } from '@tongban/exchange'
import { CentreStandards, implementationListsSchema } from '@tongban/implementation-lists'
import { CaseProjection, ledgerSchema } from '@tongban/ledger'
import { openLog, type ProcessConfig, type ServeOptions } from '@tongban/service'
import { submissionInbox, submissionsSchema } from '@tongban/submissions'
import { centreGraph } from './centre-graph.js'
import { readCentreKeys } from './centre-keys.js'

/** The tables of a deployment that hosts centres, in the order of the import arrows. */
export const centreSchemas = [directorySchema, exchangeSchema, implementationListsSchema, blueprintsReaderSchema, casesSchema, submissionsSchema, ledgerSchema]

export interface Centre {
  module: DynamicModule
  health(): Promise<Record<string, boolean>>
  /** With the exchange. */
  standing(): TransportStanding
  start(): void
  stop(): Promise<void>
}

/**
 * Everything one deployment of centres runs: its cases, its tier's ledger when it keeps one, and its part in the exchange.
 * Needs its own database alone: the broker, the city and every other centre may be away. Throws on what keeps it from being right.
 */
export async function openCentre(config: ProcessConfig, stream?: ServeOptions['log']): Promise<Centre> {
  if (!config.database || !config.exchange) throw new Error('the configuration of a centre names its database and its exchange')
  const keys = readCentreKeys(config.keysFile, config.sources)
  const log = openLog({ deployment: config.deployment, level: config.logLevel }, stream)
  const database = await Database.open({ url: config.database.url, name: `${config.deployment} app`, max: 6, role: 'app' })
  const plumbing = await Database.open({ url: config.database.plumbingUrl, name: `${config.deployment} plumbing`, max: 4, role: 'plumbing' })
  await assertSchemaKnown(plumbing, centreSchemas)
  const directory = await Directory.open(plumbing)
  const standards = await CentreStandards.open({ database, directory, centres: config.centres, simulatedTime: config.simulatedTime })
  const transport = await openTransport(config.exchange, { deployment: config.deployment, log })
  const exchange = await Exchange.open({
    plumbing, transport, directory, keys: openKeyRing(keys.exchange), clock: standards.clock, deployment: config.deployment, sources: config.sources,
    ...(config.ledger && { ledger: config.ledger, projections: [new CaseProjection()] }), standards: [standards.intake, new BlueprintIntake()],
    inboxProjections: [taskInbox({ directory, clock: standards.clock }, standards.lists), submissionInbox({ clock: standards.clock })], log,
  })
  const wake = () => exchange.wake()
  return {
    module: centreGraph({ database, plumbing, exchange, directory, clock: standards.clock, keys: keys.identity, lists: standards.lists, blueprints: new Blueprints(database), wake }, config),
    health: async () => ({ database: await database.inTenant([], (tx) => tx.query({ text: 'select 1' })).then(() => true, () => false) }),
    standing: () => transport.standing(),
    start() {
      exchange.start()
      standards.start({ wake, failed: (error) => log.warn({ err: error }, 'centre: standards could not be taken over; it will try again') })
    },
    async stop() {
      await standards.stop()
      await exchange.stop()
      await transport.close()
      await Promise.all([database.close(), plumbing.close()])
    },
  }
}
