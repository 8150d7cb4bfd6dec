/** One process that serves the `centre` subgraph for some centres; `url` is its GraphQL endpoint. */
export interface DeploymentEntry {
  id: string
  url: string
  centres: readonly string[]
}
