import { ModulesContainer } from '@nestjs/core'
import type { INestApplicationContext } from '@nestjs/common'
import { operationsOf, type Operation } from './operations.js'

/** One line of docs/access-matrix.md. */
export interface AccessRow {
  subgraph: string
  operation: string
  roles: string
}

/** What stands behind every road into the process, sorted by operation. */
export function accessMatrix(app: INestApplicationContext, subgraph: string): AccessRow[] {
  return operationsOf(app.get(ModulesContainer, { strict: false }))
    .filter(({ rule }) => rule)
    .map((operation) => ({ subgraph, operation: `${operation.kind} ${operation.name}`, roles: rolesOf(operation) }))
    .sort((a, b) => (a.operation < b.operation ? -1 : 1))
}

/** Throws when an operation, entity reference, subscription or route has no rule, naming every one. A process that has one does not start. */
export function assertRules(modules: ModulesContainer): void {
  const bare = operationsOf(modules).filter(({ kind, rule }) => kind !== 'Field' && !rule)
  if (bare.length === 0) return
  const list = bare.map(({ kind, name, method }) => `${kind} ${name} (${method})`).join(', ')
  throw new Error(`no rule says who may call: ${list}. Put @Allow(...) or @AllowAnyone(reason) on each`)
}

function rolesOf({ rule }: Operation): string {
  if (!rule) return ''
  return 'roles' in rule ? rule.roles.join(', ') : `anyone: ${rule.anyone}`
}
