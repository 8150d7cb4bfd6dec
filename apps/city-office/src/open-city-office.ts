import type { DynamicModule } from '@nestjs/common'
import { blueprintsSchema } from '@tongban/blueprints'
import { AdoptionProjection, catalogueSchema, OfficeTime } from '@tongban/catalogue'
import { assertSchemaKnown, Database } from '@tongban/database'
import { Directory, directorySchema } from '@tongban/directory'
import { Exchange, exchangeSchema, openKeyRing, openTransport, type TransportStanding } from '@tongban/exchange'
import { SystemOfficeClock } from '@tongban/kernel'
import { CaseProjection, ledgerSchema } from '@tongban/ledger'
import { openLog, type ProcessConfig } from '@tongban/service'
import { cityGraph } from './city-graph.js'
import { readCityKeys } from './city-keys.js'
import { Enrolments } from './enrolments.js'

/** The tables of the city office, in the order of the import arrows. */
export const cityOfficeSchemas = [directorySchema, exchangeSchema, catalogueSchema, blueprintsSchema, ledgerSchema]

export interface CityOffice {
  module: DynamicModule
  health(): Promise<Record<string, boolean>>
  /** With the exchange. */
  standing(): TransportStanding
  start(): void
  stop(): Promise<void>
}

/**
 * Everything the city office runs: the catalogue and its publication, office time, the announcing of sources, the city's ledger.
 * Needs its own database alone: the broker and every centre may be away. Throws on what keeps it from being right.
 */
export async function openCityOffice(config: ProcessConfig): Promise<CityOffice> {
  if (!config.database || !config.exchange) throw new Error('the configuration of the city office names its database and its exchange')
  const keys = openKeyRing(readCityKeys(config.keysFile))
  const log = openLog({ deployment: config.deployment, level: config.logLevel })
  const database = await Database.open({ url: config.database.url, name: `${config.deployment} app`, max: 6, role: 'app' })
  const plumbing = await Database.open({ url: config.database.plumbingUrl, name: `${config.deployment} plumbing`, max: 4, role: 'plumbing' })
  await assertSchemaKnown(plumbing, cityOfficeSchemas)
  const directory = await Directory.open(plumbing)
  const officeTime = new OfficeTime(database, config.simulatedTime)
  await officeTime.load()
  const clock = new SystemOfficeClock(officeTime.offsetMs)
  const transport = await openTransport(config.exchange, { deployment: config.deployment, log })
  const exchange = await Exchange.open({
    plumbing, transport, directory, keys, clock, deployment: config.deployment, sources: config.sources,
    ...(config.ledger && { ledger: config.ledger, projections: [new CaseProjection(), new AdoptionProjection()] }), log,
  })
  const wake = () => exchange.wake()
  officeTime.wake = wake
  const enrolments = new Enrolments(database, directory, { wake, failed: (error) => log.warn({ err: error }, 'city office: sources could not be announced; it will try again') })
  return {
    module: cityGraph({ database, plumbing, exchange, directory, clock, officeTime, wake }, config),
    health: async () => ({ database: await database.inTenant([], (tx) => tx.query({ text: 'select 1' })).then(() => true, () => false) }),
    standing: () => transport.standing(),
    start() {
      exchange.start()
      enrolments.start()
    },
    async stop() {
      await enrolments.stop()
      await exchange.stop()
      await transport.close()
      await Promise.all([database.close(), plumbing.close()])
    },
  }
}
