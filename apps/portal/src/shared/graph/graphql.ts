import type { initGraphQLTada } from 'gql.tada'
import type { introspection } from '../../../generated/graph-env.js'

export type { ResultOf, VariablesOf } from 'gql.tada'

interface Setup {
  introspection: introspection
  disableMasking: true
  scalars: { Day: string; DateTime: string; UUID: string; JSON: unknown }
}

/**
 * Types an operation from the committed supergraph: `graphql(` + a template without `${}` + `, [fragments])`. The build puts the document's id
 * in the call's place and refuses a call it cannot read (build/trusted-documents.mjs); in specs a document is empty. Every operation and
 * fragment has a name of its own in the whole portal.
 */
export const graphql = (() => ({})) as unknown as ReturnType<typeof initGraphQLTada<Setup>>
