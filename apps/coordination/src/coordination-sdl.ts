import { Approvals } from '@tongban/approvals'
import { Blueprints } from '@tongban/blueprints'
import type { Database } from '@tongban/database'
import type { Directory } from '@tongban/directory'
import type { Exchange } from '@tongban/exchange'
import { SystemOfficeClock } from '@tongban/kernel'
import { describeSubgraph, type SubgraphDescription } from '@tongban/service'
import { coordinationGraph } from './coordination-graph.js'

/** The subgraph's schema and table of access as texts. */
export const describeCoordination = (): Promise<SubgraphDescription> => describeSubgraph('coordination', 'coordination', (config) => {
  const database = {} as Database
  const clock = new SystemOfficeClock()
  const approvals = new Approvals({ database, directory: {} as Directory, clock, blueprints: new Blueprints(database), wake: () => undefined })
  return coordinationGraph({ database, directory: {} as Directory, clock, approvals, exchange: {} as Exchange, desk: { countHeld: async () => 0 } }, config)
})
