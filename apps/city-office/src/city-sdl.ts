import { OfficeTime } from '@tongban/catalogue'
import type { Database } from '@tongban/database'
import type { Directory } from '@tongban/directory'
import type { Exchange } from '@tongban/exchange'
import { SystemOfficeClock } from '@tongban/kernel'
import { describeSubgraph, type SubgraphDescription } from '@tongban/service'
import { cityGraph } from './city-graph.js'

/** The subgraph's schema and table of access as texts. */
export const describeCity = (): Promise<SubgraphDescription> => describeSubgraph('city', 'city-office', (config) => {
  const database = {} as Database
  return cityGraph({
    database, plumbing: database, exchange: {} as Exchange, directory: {} as Directory, clock: new SystemOfficeClock(), officeTime: new OfficeTime(database, false), wake: () => undefined,
  }, config)
})
