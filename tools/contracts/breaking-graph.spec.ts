import { readFileSync } from 'node:fs'
import path from 'node:path'
import { apiOf, breakingGraphChanges, graphFaults } from './breaking-graph.mjs'

const released = `
  directive @cost(of: Int! = 1) repeatable on FIELD_DEFINITION
  directive @old on FIELD
  interface Refusal { code: String! }
  interface Named { name: String! }
  enum Unit { WD CAL }
  scalar Day
  input CaseInput { item: ID! note: String on: Day = "2015-06-30" }
  type Case implements Refusal & Named { code: String! name: String! unit: Unit number: String days: [Int!]! }
  type Away { since: Day! }
  union CaseResult = Case | Away
  type Query { kase(id: ID! full: Boolean unit: Unit = WD): CaseResult! cases(first: Int = 20): [Case!]! }
  type Mutation { take(input: CaseInput!): Case }
`
const changes = (from: string | RegExp, to: string): string[] => {
  const next = released.replace(from, to)
  expect(next).not.toBe(released)
  return breakingGraphChanges(released, next)
}

test.each<[string, string | RegExp, string, string]>([
  ['a removed type', / \| Away|type Away .*/g, '', 'TYPE_REMOVED: Away was removed.'],
  ['a type of another kind', 'enum Unit { WD CAL }', 'scalar Unit', 'TYPE_CHANGED_KIND: Unit changed from an Enum type to a Scalar type.'],
  ['a removed member of a union', ' | Away', '', 'TYPE_REMOVED_FROM_UNION: Away was removed from union type CaseResult.'],
  ['a removed value', 'WD CAL', 'WD', 'VALUE_REMOVED_FROM_ENUM: CAL was removed from enum type Unit.'],
  ['a renamed value', 'WD CAL', 'WD CALENDAR', 'VALUE_REMOVED_FROM_ENUM: CAL was removed from enum type Unit.'],
  ['a new required field of an input', 'item: ID!', 'item: ID! reason: String!', 'REQUIRED_INPUT_FIELD_ADDED: A required field reason on input type CaseInput was added.'],
  ['an input field newly required', 'note: String', 'note: String!', 'FIELD_CHANGED_KIND: CaseInput.note changed type from String to String!.'],
  ['a removed input field', ' note: String', '', 'FIELD_REMOVED: CaseInput.note was removed.'],
  ['an interface that is no longer implemented', 'Refusal & Named', 'Named', 'IMPLEMENTED_INTERFACE_REMOVED: Case no longer implements interface Refusal.'],
  ['a removed field', ' number: String', '', 'FIELD_REMOVED: Case.number was removed.'],
  ['a renamed field', 'number: String', 'caseNumber: String', 'FIELD_REMOVED: Case.number was removed.'],
  ['a field of another type', 'number: String', 'number: Int', 'FIELD_CHANGED_KIND: Case.number changed type from String to Int.'],
  ['a field that may be null now', 'since: Day!', 'since: Day', 'FIELD_CHANGED_KIND: Away.since changed type from Day! to Day.'],
  ['a list whose elements may be null now', '[Int!]!', '[Int]!', 'FIELD_CHANGED_KIND: Case.days changed type from [Int!]! to [Int]!.'],
  ['a removed query', ' cases(first: Int = 20): [Case!]!', '', 'FIELD_REMOVED: Query.cases was removed.'],
  ['a new required argument', 'id: ID!', 'id: ID! centre: ID!', 'REQUIRED_ARG_ADDED: A required arg centre on Query.kase was added.'],
  ['a removed argument', ' full: Boolean', '', 'ARG_REMOVED: Query.kase arg full was removed.'],
  ['an argument of another type', 'full: Boolean', 'full: String', 'ARG_CHANGED_KIND: Query.kase arg full has changed type from Boolean to String.'],
  ['an argument newly required', 'full: Boolean', 'full: Boolean!', 'ARG_CHANGED_KIND: Query.kase arg full has changed type from Boolean to Boolean!.'],
  ['an argument with another default', 'unit: Unit = WD', 'unit: Unit = CAL', 'ARG_DEFAULT_VALUE_CHANGE: Query.kase arg unit has changed defaultValue from WD to CAL.'],
  ['an input field with another default', ' = "2015-06-30"', '', 'INPUT_FIELD_DEFAULT_VALUE_CHANGE: CaseInput.on has changed default value from "2015-06-30" to none.'],
  ['a removed directive', 'directive @old on FIELD', '', 'DIRECTIVE_REMOVED: old was removed.'],
  ['a removed argument of a directive', '(of: Int! = 1)', '', 'DIRECTIVE_ARG_REMOVED: of was removed from cost.'],
  ['a new required argument of a directive', 'of: Int! = 1', 'of: Int! = 1 per: Int!', 'REQUIRED_DIRECTIVE_ARG_ADDED: A required arg per on directive cost was added.'],
  ['a directive that may not be repeated any more', ' repeatable', '', 'DIRECTIVE_REPEATABLE_REMOVED: Repeatable flag was removed from cost.'],
  ['a directive that stands elsewhere', 'on FIELD_DEFINITION', 'on OBJECT', 'DIRECTIVE_LOCATION_REMOVED: FIELD_DEFINITION was removed from cost.'],
])('%s is refused, and passes when it is named with a reason', (_, from, to, change) => {
  expect(changes(from, to)).toContain(change)
  const next = released.replace(from, to)
  const releases = [{ version: '0.1.0', api: released }]
  expect(graphFaults(releases, next, [])).toContain(`the graph since 0.1.0: ${change}`)
  const reason = 'no client ever asked for it'
  expect(graphFaults(releases, next, changes(from, to).map((one) => ({ since: '0.1.0', change: one, reason })))).toEqual([])
})

test.each<[string, string | RegExp, string]>([
  ['a new type', 'scalar Day', 'scalar Day type New { x: Int }'],
  ['a new field', 'number: String', 'number: String due: Day'],
  ['a new optional argument', 'full: Boolean', 'full: Boolean lang: String'],
  ['a new optional input field', 'note: String', 'note: String why: String'],
  ['a new value', 'WD CAL', 'WD CAL MONTH'],
  ['a new member of a union', ' | Away', ' | Away | Other type Other { x: Int }'],
  ['a field that is always there now', 'number: String', 'number: String!'],
])('%s passes', (_, from, to) => {
  expect(changes(from, to)).toEqual([])
})

test('an allowance that allows nothing, names another version or gives no reason is a fault', () => {
  const change = 'FIELD_REMOVED: Case.number was removed.'
  const next = released.replace(' number: String', '')
  const releases = [{ version: '0.1.0', api: released }]
  expect(graphFaults(releases, released, [{ since: '0.1.0', change, reason: 'nobody asked for it' }])).toEqual([`allowed-breaking.json names what is no change since 0.1.0: ${change}`])
  expect(graphFaults(releases, next, [{ since: '0.0.9', change, reason: 'nobody asked for it' }])).toEqual([`the graph since 0.1.0: ${change}`, `allowed-breaking.json names what is no change since 0.0.9: ${change}`])
  expect(graphFaults(releases, next, [{ since: '0.1.0', change, reason: ' ' }])).toEqual([`allowed-breaking.json gives no reason for ${change}`])
})

test('a change planted in the real supergraph is seen in its API', () => {
  const supergraph = readFileSync(path.resolve(import.meta.dirname, '../../schemas/graphql/supergraph.graphql'), 'utf8')
  const planted = supergraph.replace(/(type CatalogueItem[^{]*\{[^}]*?) {2}kind: ItemKind!\n/, '$1')
  expect(planted).not.toBe(supergraph)
  expect(breakingGraphChanges(apiOf(supergraph), apiOf(planted))).toEqual(['FIELD_REMOVED: CatalogueItem.kind was removed.'])
  expect(apiOf(supergraph)).not.toMatch(/join__|@link|\bcore\b/)
})
