import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

/** Where things lie below a checkout. */
export const places = (root) => ({
  events: path.join(root, 'schemas/events'),
  golden: path.join(root, 'schemas/events/golden'),
  released: path.join(root, 'schemas/released'),
  making: path.join(root, 'schemas/making.json'),
  retired: path.join(root, 'schemas/retired.json'),
  supergraph: path.join(root, 'schemas/graphql/supergraph.graphql'),
  allowedBreaking: path.join(root, 'schemas/graphql/allowed-breaking.json'),
})

export const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'))

/** The version that is being made: nobody runs it, so it may still change. */
export const versionInTheMaking = (root) => readJson(places(root).making).version

/** The event schemas as they are now, by name, `common` among them. */
export function readSchemas(root) {
  const { events } = places(root)
  const names = readdirSync(events).filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -'.json'.length)).sort()
  return Object.fromEntries(names.map((name) => [name, readJson(path.join(events, `${name}.json`))]))
}

/** The files of golden events of a version, each with the hash of its bytes. */
export function goldenOf(root, version) {
  const folder = path.join(places(root).golden, version)
  const files = existsSync(folder) ? readdirSync(folder).sort() : []
  return Object.fromEntries(files.map((file) => [file, `sha256:${createHash('sha256').update(readFileSync(path.join(folder, file))).digest('hex')}`]))
}

/** Every released version with its schemas, the golden events it was released with, and the API it gave; oldest first. */
export function readReleases(root) {
  const { released } = places(root)
  const versions = existsSync(released) ? readdirSync(released).sort(compareVersions) : []
  return versions.map((version) => {
    const { schemas, golden } = readJson(path.join(released, version, 'events.json'))
    return { version, schemas, golden, api: readFileSync(path.join(released, version, 'api.graphql'), 'utf8') }
  })
}

const VERSION = /^(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?$/
export const isVersion = (text) => VERSION.test(text ?? '')

/** Semantic versioning's order: 0.1.0-alpha.1 < 0.1.0-alpha.2 < 0.1.0 < 0.2.0. Throws on what is no version. */
export function compareVersions(a, b) {
  const [left, right] = [a, b].map((text) => VERSION.exec(text) ?? fail(text))
  for (const i of [1, 2, 3]) if (left[i] !== right[i]) return Number(left[i]) - Number(right[i])
  if (left[4] === right[4]) return 0
  if (!left[4] || !right[4]) return left[4] ? -1 : 1
  return left[4].localeCompare(right[4], 'en', { numeric: true })
}

function fail(text) {
  throw new Error(`${text} is no version, such as 0.2.0 or 0.2.0-alpha.1`)
}

/** The version without what stands behind a hyphen: 0.1.0-alpha.1 is on the way to 0.1.0. */
export const onTheWayTo = (version) => version.replace(/-.*$/, '')
