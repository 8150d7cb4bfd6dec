import { transformSupergraphToPublicSchema } from '@theguild/federation-composition'
import { buildASTSchema, findBreakingChanges, findDangerousChanges, lexicographicSortSchema, parse, print, printSchema, stripIgnoredCharacters } from 'graphql'

// It was composed, which looks at every rule of a schema.
const valid = { assumeValid: true, assumeValidSDL: true }
const schemaOf = (sdl) => buildASTSchema(parse(sdl, { noLocation: true }), valid)

/** What clients see of a supergraph: its API without the composition's own directives, sorted, so that two can be compared by eye. */
export const apiOf = (supergraph) => `${printSchema(lexicographicSortSchema(buildASTSchema(transformSupergraphToPublicSchema(parse(supergraph)), valid)))}\n`

/**
 * What a client of `released` could notice: what GraphQL calls breaking, and a default that changed, which makes the same query mean something else.
 * Each is a line such as `FIELD_REMOVED: Case.number was removed.`; [] when there is nothing. Both are API schemas in SDL.
 */
export function breakingGraphChanges(released, next) {
  const [before, after] = [released, next].map(schemaOf)
  const dangerous = findDangerousChanges(before, after).filter(({ type }) => type === 'ARG_DEFAULT_VALUE_CHANGE')
  return [...new Set([...findBreakingChanges(before, after), ...dangerous, ...inputDefaults(before, after)].map(({ type, description }) => `${type}: ${description}`))]
}

// GraphQL's own search looks at the defaults of arguments, not at those of input fields.
function inputDefaults(before, after) {
  const shown = (field) => (field.astNode?.defaultValue ? stripIgnoredCharacters(print(field.astNode.defaultValue)) : 'none')
  return Object.values(before.getTypeMap()).filter(isInput).flatMap((type) => {
    const other = after.getType(type.name)
    if (!isInput(other)) return []
    return Object.values(type.getFields()).flatMap((field) => {
      const now = other.getFields()[field.name]
      if (!now || shown(now) === shown(field)) return []
      return [{ type: 'INPUT_FIELD_DEFAULT_VALUE_CHANGE', description: `${type.name}.${field.name} has changed default value from ${shown(field)} to ${shown(now)}.` }]
    })
  })
}

const isInput = (type) => type?.astNode?.kind === 'InputObjectTypeDefinition'

/**
 * What is wrong between a released API and the present one: each breaking change that nobody allowed by name, and each allowance that allows
 * nothing (any more) or gives no reason. An allowance names the version it breaks, the change, and why it may.
 */
export function graphFaults(releases, api, allowed) {
  const used = new Set()
  const refused = releases.flatMap(({ version, api: released }) => breakingGraphChanges(released, api).flatMap((change) => {
    const allowance = allowed.find((one) => one.since === version && one.change === change)
    if (!allowance) return [`the graph since ${version}: ${change}`]
    used.add(allowance)
    return []
  }))
  return [
    ...refused,
    ...allowed.filter((one) => !used.has(one)).map(({ since, change }) => `allowed-breaking.json names what is no change since ${since}: ${change}`),
    ...allowed.filter(({ reason }) => !(reason?.trim().length >= 10)).map(({ change }) => `allowed-breaking.json gives no reason for ${change}`),
  ]
}
