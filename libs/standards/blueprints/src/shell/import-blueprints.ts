import { isRefusal } from '@tongban/kernel'
import { v7 } from 'uuid'
import type { Answer, BlueprintActs } from './blueprint-acts.js'
import type { BlueprintReader } from './blueprint-reader.js'
import { readBlueprint, type BlueprintFile } from './read-blueprint.js'
import type { VersionView } from './version-row.js'

/**
 * Publishes the versions of files that are not published yet, oldest first, each by the ordinary acts and from its own day; returns them as code:version.
 * Can be repeated. Throws on a file that the checks refuse, naming it.
 */
export async function importBlueprints(acts: BlueprintActs, reader: BlueprintReader, files: readonly unknown[], actor: string): Promise<string[]> {
  const imported: string[] = []
  for (const file of files.map(read).sort((a, b) => a.version - b.version)) {
    const name = `${file.code}:${file.version}`
    const versions = await reader.versions(file.code)
    if (versions.some(({ version, state }) => version === file.version && state === 'published')) continue
    const open = versions.find(({ state }) => state === 'draft')
    const { code, content } = file
    const draft = soundOf(name, open
      ? await acts.edit({ commandId: v7(), code, version: open.version, content }, actor)
      : await acts.draft({ commandId: v7(), code, content }, actor))
    if (draft.version !== file.version) throw new Error(`blueprint ${name} is not imported: the next version is ${draft.version}`)
    soundOf(name, await acts.publish({ commandId: v7(), code, version: draft.version, effectiveFrom: file.effectiveFrom }, actor, true))
    imported.push(name)
  }
  return imported
}

function read(file: unknown): BlueprintFile {
  const blueprint = readBlueprint(file)
  if (isRefusal(blueprint)) throw new Error(`a blueprint is not imported: ${blueprint.params.field} ${blueprint.params.reason}`)
  return blueprint
}

function soundOf(name: string, answer: Answer): VersionView {
  if (isRefusal(answer)) throw new Error(`blueprint ${name} is not imported: ${answer.refused} ${JSON.stringify(answer.params)}`)
  return answer
}
