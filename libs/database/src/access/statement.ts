/** One SQL statement. Give hot statements a `name`: they are then parsed and planned once per connection. */
export interface Statement {
  name?: string
  text: string
  values?: unknown[]
}

/** What a transaction (or a run of single statements) can do. Statements that are sent together without waiting go out in one pipeline. */
export interface Tx {
  query<R = any>(statement: Statement): Promise<{ rows: R[]; rowCount: number }>
}
