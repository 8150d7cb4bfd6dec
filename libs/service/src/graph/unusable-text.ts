import type { ApolloServerPlugin } from '@apollo/server'
import { refuse } from '@tongban/kernel'
import { Kind, visit, type DocumentNode } from 'graphql'
import { denied } from './denied.js'

/**
 * Refuses text that nothing behind this door could keep: PostgreSQL holds no NUL, and half of a surrogate pair is no character.
 * Names the variable and the field in it, before anything runs.
 */
export const unusableText: ApolloServerPlugin = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ request, document }) => {
      const field = placeOfUnusable(request.variables ?? {}) ?? literalOfUnusable(document)
      if (field !== undefined) throw denied('BAD_USER_INPUT', refuse('bad-input', { field, reason: 'not-text' }), 400)
    },
  }),
}

/** Where in the variables such a text stands, as `input.parties[0].name`. A list of what is still to be seen: values may be nested deeper than calls. */
export function placeOfUnusable(variables: object): string | undefined {
  const todo: [string, unknown][] = Object.entries(variables)
  for (let next = todo.pop(); next; next = todo.pop()) {
    const [place, value] = next
    if (typeof value === 'string' && isUnusable(value)) return place
    if (Array.isArray(value)) for (const [index, element] of value.entries()) todo.push([`${place}[${index}]`, element])
    else if (typeof value === 'object' && value !== null) for (const [name, inner] of Object.entries(value)) todo.push([`${place}.${isUnusable(name) ? '?' : name.slice(0, 40)}`, isUnusable(name) ? name : inner])
  }
  return undefined
}

function literalOfUnusable(document: DocumentNode): string | undefined {
  let found: string | undefined
  visit(document, {
    enter: (node) => {
      if (node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD) found ??= node.value.kind === Kind.STRING && isUnusable(node.value.value) ? node.name.value : undefined
    },
  })
  return found
}

const isUnusable = (text: string): boolean => text.includes('\u0000') || !text.isWellFormed()
