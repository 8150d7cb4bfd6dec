/**
 * Freezes the contracts as a released version: `node tools/release-contracts.mjs 0.1.0 [--next 0.2.0]`. Writes schemas/released/<version>/ (the event
 * schemas, the hashes of the golden events, the API of the supergraph), and from then on nothing may break them. A version such as 0.1.0-alpha.2 is
 * frozen on the way to 0.1.0, which stays in the making; after 0.1.0 itself the next one is, and begins with the same golden events.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { apiOf } from './contracts/breaking-graph.mjs'
import { contractFaults } from './contracts/check.mjs'
import { compareVersions, goldenOf, isVersion, onTheWayTo, places, readSchemas, versionInTheMaking } from './contracts/releases.mjs'

const nextMinor = (version) => version.replace(/^(\d+)\.(\d+)\..*$/, (_, major, minor) => `${major}.${Number(minor) + 1}.0`)
const writeJson = (file, value) => writeFileSync(file, `${JSON.stringify(value, null, 1)}\n`)

/** Freezes a version below `root` and answers which one is in the making now. Throws, and writes nothing, when it may not be frozen. */
export function releaseContracts(root, version, after) {
  const making = versionInTheMaking(root)
  const next = after ?? nextMinor(making)
  const { released, golden, supergraph, making: makingFile } = places(root)
  const folder = path.join(released, version ?? '')
  if (!isVersion(version)) throw new Error(`${version} is no version, such as 0.2.0 or 0.2.0-alpha.1`)
  if (existsSync(folder)) throw new Error(`${version} is released already: what is released stays as it is`)
  if (onTheWayTo(version) !== making) throw new Error(`${making} is in the making (schemas/making.json), not ${version}`)
  if (!isVersion(next) || compareVersions(next, making) <= 0) throw new Error(`${next} does not come after ${making}`)
  const faults = contractFaults(root)
  if (faults.length) throw new Error(`${version} would break what is released:\n${faults.join('\n')}`)

  const onTheWay = version !== making
  if (onTheWay) cpSync(path.join(golden, making), path.join(golden, version), { recursive: true })
  mkdirSync(folder, { recursive: true })
  writeJson(path.join(folder, 'events.json'), { schemas: readSchemas(root), golden: goldenOf(root, version) })
  writeFileSync(path.join(folder, 'api.graphql'), apiOf(readFileSync(supergraph, 'utf8')))
  if (onTheWay) return making
  cpSync(path.join(golden, version), path.join(golden, next), { recursive: true })
  writeJson(makingFile, { version: next })
  return next
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [version, flag, next] = process.argv.slice(2)
  try {
    if (flag !== undefined && (flag !== '--next' || !next)) throw new Error(`${flag} is nothing I know: node tools/release-contracts.mjs <version> [--next <version>]`)
    const making = releaseContracts(fileURLToPath(new URL('..', import.meta.url)), version, next)
    console.log(`${version} is frozen in schemas/released/${version}; ${making} is in the making. Run node tools/generate-contracts.mjs and commit it all.`)
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
