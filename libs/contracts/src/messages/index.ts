import { approvalMessages } from './approvals.js'
import { blueprintActMessages } from './blueprint-acts.js'
import { blueprintMessages } from './blueprints.js'
import { caseMessages } from './cases.js'
import { catalogueMessages } from './catalogue-items.js'
import { cliMessages } from './cli.js'
import { codeMessages } from './codes.js'
import { commonMessages } from './common.js'
import { databaseMessages } from './databases.js'
import { directoryMessages } from './directory.js'
import { engineMessages } from './engines.js'
import { exchangeMessages } from './exchange.js'
import { gatewayMessages } from './gateway.js'
import { identityMessages } from './identity.js'
import { implementationListsMessages } from './implementation-lists.js'
import { realmMessages } from './realm.js'
import { serversMessages } from './servers.js'
import { submissionMessages } from './submissions.js'
import { requestMessages } from './requests.js'
import { topicsMessages } from './topics.js'
import { upMessages } from './up.js'

/** Every sentence a refusal can become, one file for each domain. */
export const messages = {
  ...commonMessages,
  ...requestMessages,
  ...codeMessages,
  ...identityMessages,
  ...databaseMessages,
  ...directoryMessages,
  ...exchangeMessages,
  ...catalogueMessages,
  ...implementationListsMessages,
  ...blueprintMessages,
  ...blueprintActMessages,
  ...approvalMessages,
  ...caseMessages,
  ...submissionMessages,
  ...cliMessages,
  ...upMessages,
  ...engineMessages,
  ...serversMessages,
  ...topicsMessages,
  ...realmMessages,
  ...gatewayMessages,
}

export type RefusalCode = keyof typeof messages
