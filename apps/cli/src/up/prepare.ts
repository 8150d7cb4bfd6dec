import { approvalsSchema } from '@tongban/approvals'
import { blueprintsReaderSchema, blueprintsSchema } from '@tongban/blueprints'
import { casesSchema } from '@tongban/cases'
import { catalogueSchema } from '@tongban/catalogue'
import type { Schema } from '@tongban/database'
import { directorySchema, enrolKeys, importDirectory, type DirectoryData, type SourceKey } from '@tongban/directory'
import { exchangeSchema, provisionExchange } from '@tongban/exchange'
import { implementationListsSchema } from '@tongban/implementation-lists'
import { ledgerSchema } from '@tongban/ledger'
import { submissionsSchema } from '@tongban/submissions'
import type { Databases } from './databases.js'
import { readDemo } from './demo-files.js'
import type { Deployment } from './federation.js'
import { publicKeyOf, type Secrets } from './secrets.js'
import { topicAccess, TOPICS } from './topic-access.js'

/** Keys are valid from the day of the first case the software can be asked about: the demo's office days lie years back. */
const KEYS_FROM = new Date('2004-01-01T00:00:00Z')

/** The tables of a deployment, in the order of the import arrows. */
export const schemasOf = (kind: Deployment['kind']): readonly Schema[] => [directorySchema, exchangeSchema, ...OWN[kind]]

const OWN: Record<Deployment['kind'], readonly Schema[]> = {
  'city-office': [catalogueSchema, blueprintsSchema, ledgerSchema],
  centre: [implementationListsSchema, blueprintsReaderSchema, casesSchema, submissionsSchema, ledgerSchema],
  coordination: [implementationListsSchema, blueprintsReaderSchema, approvalsSchema],
}

/**
 * The enrolment of every deployment: the directory as it stands, the city's key as the anchor of trust, its own sources' keys. The city office gets all
 * keys, for it reads all streams and announces each source to the others. The embedded exchange's topics and who may read and write them. Can be repeated.
 */
export async function loadDemoCity(deployments: readonly Deployment[], databases: Databases, secrets: Secrets, root: string): Promise<void> {
  const directory = readDemo<DirectoryData>(root, 'city.json')
  const sources = deployments.flatMap((deployment) => deployment.sources)
  const pairs = secrets.sourceKeys(sources)
  const keys = (of: readonly string[]): SourceKey[] => of.map((source) => ({
    source, kid: pairs[source]!.kid, publicKey: publicKeyOf(pairs[source]!), from: KEYS_FROM, to: null,
  }))
  await Promise.all([
    databases.exchangeOwner !== undefined && provisionExchange({ url: databases.exchangeOwner, topics: TOPICS, access: deployments.map(topicAccess) }),
    ...deployments.map(async ({ id, kind, sources: own }) => {
      const { owner } = databases.deployments[id]!
      await importDirectory(owner, directory)
      await enrolKeys(owner, keys(kind === 'city-office' ? sources : ['city', ...own]))
    }),
  ])
}
