/** The graph as a client sees it: the committed supergraph without the planner's directives and their types. */
import { readFileSync } from 'node:fs'
import { buildASTSchema, parse, visit } from 'graphql'

export const supergraphFile = new URL('../../../schemas/graphql/supergraph.graphql', import.meta.url)

const OURS = new Set(['deprecated', 'specifiedBy', 'oneOf'])
const ofThePlanner = (name) => /^(join|link)__/.test(name)

export function apiSchema(sdl = readFileSync(supergraphFile, 'utf8')) {
  const document = visit(parse(sdl, { noLocation: true }), {
    DirectiveDefinition: () => null,
    Directive: ({ name }) => (OURS.has(name.value) ? undefined : null),
    ScalarTypeDefinition: { enter: ({ name }) => (ofThePlanner(name.value) ? null : undefined) },
    EnumTypeDefinition: { enter: ({ name }) => (ofThePlanner(name.value) ? null : undefined) },
    InputObjectTypeDefinition: { enter: ({ name }) => (ofThePlanner(name.value) ? null : undefined) },
  })
  return buildASTSchema(document)
}
