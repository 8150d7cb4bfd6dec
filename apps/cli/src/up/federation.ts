import type { Seat } from './settings.js'

/** What a process of the federation is, before it has ports and passwords. */
export interface Deployment {
  id: Seat & ('city-office' | 'city-centre' | 'haizhu' | 'tianhe' | 'yuexiu-beijing' | 'coordination')
  kind: 'city-office' | 'centre' | 'coordination'
  script: string
  /** The sources it publishes for: its centres, the city office, or coordination. */
  sources: string[]
  centres: string[]
  /** The tier's ledger it keeps: for whom, and the topics it reads in full. */
  ledger?: { owner: string; topics: string[] }
}

const centre = (id: Deployment['id'], centres: string[], ledger?: Deployment['ledger']): Deployment =>
  ({ id, kind: 'centre', script: 'apps/centre/dist/main.js', sources: centres, centres, ...(ledger && { ledger }) })

/** The demo city: the city office, the city's own centre, two districts with streets, one street that reports to the city, and coordination. */
export const DEPLOYMENTS: readonly Deployment[] = [
  {
    id: 'city-office', kind: 'city-office', script: 'apps/city-office/dist/main.js', sources: ['city'], centres: [],
    ledger: { owner: 'gz', topics: ['tb.gz.events', 'tb.hz.events', 'tb.th.events'] },
  },
  centre('city-centre', ['gz']),
  centre('haizhu', ['hz', 'hzcg', 'hzxg', 'hzbj'], { owner: 'hz', topics: ['tb.hz.events'] }),
  centre('tianhe', ['th', 'thws', 'thyc'], { owner: 'th', topics: ['tb.th.events'] }),
  centre('yuexiu-beijing', ['yxbj']),
  { id: 'coordination', kind: 'coordination', script: 'apps/coordination/dist/main.js', sources: ['coordination'], centres: [] },
]

/** Those that host centres: they join one by one. */
export const CENTRE_DEPLOYMENTS = DEPLOYMENTS.filter(({ kind }) => kind === 'centre').map(({ id }) => id)
