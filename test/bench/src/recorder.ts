import type { Database, Statement, Tx } from '@tongban/database'

export const recording = (tx: Tx, tape: Statement[]): Tx => ({
  query(statement) {
    tape.push(statement)
    return tx.query(statement)
  },
})

/** The same database, writing down every statement sent through `inTenantEach`: what a shell really sends, text and values. */
export function recorded(database: Database, tape: Statement[]): Database {
  return new Proxy(database, {
    get(target, name) {
      if (name === 'inTenantEach') {
        return <T>(centres: readonly string[], fn: (tx: Tx) => Promise<T>) => target.inTenantEach(centres, (tx) => fn(recording(tx, tape)))
      }
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
