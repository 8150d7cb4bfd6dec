import { buildASTSchema, parse, print, validate, Kind } from 'graphql'
import { readFileSync } from 'node:fs'
import { readCentreGraph } from './fanout/routes.js'
import { checkDocument } from './limits/check-document.js'
import { limits } from './limits/limits.js'

const read = (url: string) => readFileSync(new URL(url, import.meta.url), 'utf8')
const supergraph = read('../../../schemas/graphql/supergraph.graphql')

test('every root field of the centres in the real supergraph has a route, and every act is routed by its input', () => {
  const { query, mutation } = readCentreGraph(supergraph)
  expect(query.get('cases')).toEqual({ kind: 'scattered', connection: 'CaseConnection' })
  expect(query.get('case')).toEqual({ kind: 'routed', by: 'argument', away: 'centre-away' })
  expect([...mutation.values()].filter((route) => route.kind !== 'routed' || route.by !== 'input' || route.away !== 'centre-away')).toEqual([])
  expect(mutation.size).toBeGreaterThan(0)
})

test('the page\'s examples are queries of the real graph, within the limits', () => {
  const schema = buildASTSchema(parse(supergraph), { assumeValidSDL: true })
  const examples = read('../static/examples.graphql').split(/^# \*{3,}.*$/m).filter((part) => part.trim())
  expect(examples).toHaveLength(4)
  for (const example of examples) {
    const document = parse(example)
    expect(validate(schema, document).map(({ message }) => message)).toEqual([])
    expect(document.definitions.map((definition) => definition.kind)).toEqual([Kind.OPERATION_DEFINITION])
    const variables = JSON.parse(/^# variables: (.*)$/m.exec(example)![1]!) as Record<string, unknown>
    expect(checkDocument(print(document), variables, { schema, limits, introspection: false })).toBeUndefined()
  }
})
