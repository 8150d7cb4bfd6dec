import { Blueprints } from '@tongban/blueprints'
import type { Database } from '@tongban/database'
import type { Directory } from '@tongban/directory'
import type { Exchange } from '@tongban/exchange'
import { ImplementationLists } from '@tongban/implementation-lists'
import { SystemOfficeClock } from '@tongban/kernel'
import { identityKeys } from '@tongban/cases'
import { describeSubgraph, type SubgraphDescription } from '@tongban/service'
import { centreGraph } from './centre-graph.js'

/** The subgraph's schema and table of access as texts. */
export const describeCentre = (): Promise<SubgraphDescription> => describeSubgraph('centre', 'centre', (config) => {
  const database = {} as Database
  const key = Buffer.alloc(32).toString('base64')
  return centreGraph({
    database, plumbing: database, directory: {} as Directory, exchange: {} as Exchange, clock: new SystemOfficeClock(), lists: new ImplementationLists(database), blueprints: new Blueprints(database),
    keys: identityKeys({ dataKey: key, federationKey: key }), wake: () => undefined,
  }, config)
})
