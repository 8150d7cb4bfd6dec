import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { breakingChanges } from './breaking-changes.mjs'
import { apiOf, graphFaults } from './breaking-graph.mjs'
import { reusedNames, unknownKeywords } from './names.mjs'
import { compareVersions, goldenOf, places, readJson, readReleases, readSchemas, versionInTheMaking } from './releases.mjs'

/**
 * What in a checkout's contracts breaks a version that was released, in words; [] when nothing does. The version in the making is compared
 * with every release and with nothing else: what was never released may still change.
 */
export function contractFaults(root) {
  const [schemas, releases, making] = [readSchemas(root), readReleases(root), versionInTheMaking(root)]
  const { retired, supergraph, allowedBreaking } = places(root)
  const api = apiOf(readFileSync(supergraph, 'utf8'))
  return [
    ...unknownKeywords(schemas),
    ...releases.flatMap(({ version, schemas: released }) => breakingChanges(released, schemas).map((fault) => `since ${version}: ${fault}`)),
    ...reusedNames(readJson(retired), releases.map((release) => release.schemas), schemas),
    ...releases.flatMap((release) => changedGolden(root, release)),
    ...withoutGolden(root, schemas, making),
    ...ofVersion(releases, making, schemas, api),
    ...graphFaults(releases, api, readJson(allowedBreaking)),
  ]
}

/** Golden events are what was really sent: they stay as they are, and none joins them later. */
function changedGolden(root, { version, golden }) {
  const now = goldenOf(root, version)
  return [
    ...Object.keys(golden).filter((file) => !now[file]).map((file) => `golden/${version}/${file}: it is gone, and was released`),
    ...Object.keys(golden).filter((file) => now[file] && now[file] !== golden[file]).map((file) => `golden/${version}/${file}: it was changed, and was released`),
    ...Object.keys(now).filter((file) => !golden[file]).map((file) => `golden/${version}/${file}: it came after the release`),
  ]
}

const withoutGolden = (root, schemas, version) =>
  Object.keys(schemas).filter((name) => name !== 'common' && !existsSync(path.join(places(root).golden, version, `${name}.json`)))
    .map((name) => `golden/${version}/${name}.json: every type has golden events`)

function ofVersion(releases, making, schemas, api) {
  const newest = releases.at(-1)
  if (!newest || compareVersions(newest.version, making) < 0) return []
  if (newest.version !== making) return [`${newest.version} is released, and schemas/making.json still makes ${making}`]
  return isDeepStrictEqual(newest.schemas, schemas) && newest.api === api ? [] : [`${making} is released and stays as it is: name the next version in schemas/making.json`]
}
