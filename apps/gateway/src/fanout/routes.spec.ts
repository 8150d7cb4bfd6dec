import { composeFixture } from '../fixtures/gateway.fixture.js'
import { centreSdl, citySdl } from '../fixtures/subgraphs.fixture.js'
import { readCentreGraph } from './routes.js'

const compose = (from: string, to: string) => composeFixture({ city: citySdl, centre: centreSdl.replace(from, to) })

test('every root field of the centres has a route; the city\'s have none', () => {
  const { query, mutation } = readCentreGraph(composeFixture())
  expect([...query]).toEqual([
    ['case', { kind: 'routed', by: 'argument', away: 'centre-away' }],
    ['window', { kind: 'routed', by: 'argument', away: 'null' }],
    ['receipt', { kind: 'routed', by: 'number', away: 'centre-away' }],
    ['centres', { kind: 'routed', by: 'anybody', away: 'null' }],
    ['cases', { kind: 'scattered', connection: 'CaseConnection' }],
  ])
  expect([...mutation]).toEqual([['acceptCase', { kind: 'routed', by: 'input', away: 'centre-away' }]])
})

test.each([
  ['a field without centreId', 'window(centreId: ID!, id: ID!): Window', 'window(id: ID!): Window', 'Query.window has no centreId'],
  ['a mutation whose input names no centre', 'commandId: UUID! centreId: ID!', 'commandId: UUID!', 'Mutation.acceptCase has no centreId'],
  ['a result that cannot be absent', 'window(centreId: ID!, id: ID!): Window', 'window(centreId: ID!, id: ID!): Window!', 'Query.window has a result that can say neither CentreAway nor null'],
  ['a list that cannot be absent', 'window(centreId: ID!, id: ID!): Window', 'window(centreId: ID!, id: ID!): [Window!]!', 'Query.window has a result that can say neither'],
  ['a list over centres that cannot name what is missing', 'unavailableCentres: [UnavailableCentre!]! totalCount: Int }', '}', 'Query.cases returns CaseConnection without unavailableCentres'],
])('%s is refused at start and named', (_, from, to, message) => {
  expect(() => readCentreGraph(compose(from, to))).toThrow(message)
})
