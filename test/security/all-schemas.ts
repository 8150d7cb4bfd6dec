import { approvalsSchema } from '@tongban/approvals'
import { blueprintsReaderSchema, blueprintsSchema } from '@tongban/blueprints'
import { casesSchema } from '@tongban/cases'
import { catalogueSchema } from '@tongban/catalogue'
import type { Schema } from '@tongban/database'
import { directorySchema } from '@tongban/directory'
import { exchangeSchema } from '@tongban/exchange'
import { implementationListsSchema } from '@tongban/implementation-lists'
import { ledgerSchema } from '@tongban/ledger'
import { submissionsSchema } from '@tongban/submissions'

/** Every schema with tables, in the order of the import arrows. A library that gains tables joins with one line here; one that does not is found out. */
export const allSchemas: readonly Schema[] = [directorySchema, exchangeSchema, catalogueSchema, implementationListsSchema, blueprintsSchema, blueprintsReaderSchema, casesSchema, submissionsSchema, ledgerSchema, approvalsSchema]
