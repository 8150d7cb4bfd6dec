import type { ModulesContainer } from '@nestjs/core'
import { RULE, type Rule } from './allow.js'

export type OperationKind = 'Query' | 'Mutation' | 'Subscription' | 'Reference' | 'Field' | 'Route'

/** A method that somebody outside can reach, and the rule it stands under. */
export interface Operation {
  kind: OperationKind
  name: string
  method: string
  rule?: Rule
}

type Owner = new (...args: never[]) => object

// The keys under which @nestjs/graphql and @nestjs/common keep what their decorators were told.
const RESOLVER_TYPE = 'graphql:resolver_type'
const RESOLVER_NAME = 'graphql:resolver_name'
const REFERENCE = 'graphql:resolve_reference'
const PROPERTY = 'graphql:resolve_property'
const ROUTE = 'path'

/** What a handler is, as seen from outside; undefined for a method that nobody outside can reach. */
export function kindOf(handler: object, owner: object): OperationKind | undefined {
  if (Reflect.getMetadata(REFERENCE, handler)) return 'Reference'
  const root: unknown = Reflect.getMetadata(RESOLVER_TYPE, handler)
  if (root === 'Query' || root === 'Mutation' || root === 'Subscription') return root
  if (Reflect.getMetadata(PROPERTY, handler)) return 'Field'
  return Reflect.hasMetadata(ROUTE, handler) && Reflect.hasMetadata(ROUTE, owner) ? 'Route' : undefined
}

/** Every operation of the running process, found on its providers and controllers. */
export function operationsOf(modules: ModulesContainer): Operation[] {
  const owners = new Set<Owner>()
  for (const module of modules.values()) {
    for (const { instance } of [...module.providers.values(), ...module.controllers.values()]) {
      if (typeof instance === 'object' && instance !== null && typeof instance.constructor === 'function') owners.add(instance.constructor as Owner)
    }
  }
  return [...owners].flatMap(operationsOfClass)
}

function operationsOfClass(owner: Owner): Operation[] {
  return methodsOf(owner.prototype).flatMap(([method, handler]) => {
    const kind = kindOf(handler, owner)
    if (!kind) return []
    const rule: Rule | undefined = Reflect.getMetadata(RULE, handler)
    return [{ kind, name: nameOf(kind, handler, owner, method), method: `${owner.name}.${method}`, ...(rule && { rule }) }]
  })
}

function nameOf(kind: OperationKind, handler: object, owner: object, method: string): string {
  if (kind === 'Reference') return entityOf(owner)
  if (kind === 'Route') return `/${[Reflect.getMetadata(ROUTE, owner), Reflect.getMetadata(ROUTE, handler)].filter((part) => part && part !== '/').join('/')}`
  const name: unknown = Reflect.getMetadata(RESOLVER_NAME, handler)
  const field = typeof name === 'string' && name !== '' ? name : method
  return kind === 'Field' ? `${entityOf(owner)}.${field}` : field
}

/** @Resolver(() => Case) keeps the type's name, or a function that gives the class. */
function entityOf(owner: object): string {
  const type: unknown = Reflect.getMetadata(RESOLVER_NAME, owner) ?? Reflect.getMetadata(RESOLVER_TYPE, owner)
  if (typeof type === 'string') return type
  return 'name' in owner && typeof owner.name === 'string' ? owner.name.replace(/Resolver$/, '') : 'unknown'
}

function methodsOf(prototype: object): [string, object][] {
  const found = new Map<string, object>()
  for (let level = prototype; level && level !== Object.prototype; level = Object.getPrototypeOf(level)) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(level))) {
      if (name !== 'constructor' && typeof value === 'function' && !found.has(name)) found.set(name, value)
    }
  }
  return [...found]
}
