import { day, isRefusal, type Day } from '@tongban/kernel'
import { v7 } from 'uuid'
import type { ItemContent } from '../core/item.js'
import type { Answer, CatalogueActs } from './catalogue-acts.js'
import type { CatalogueReader } from './catalogue-reader.js'
import type { VersionView } from './version-row.js'

/** One item of a catalogue file such as deploy/demo/catalogue.json. */
export interface ImportedItem {
  code: string
  /** YYYY-MM-DD; it may have passed, for an import states what has long been in force. */
  effectiveFrom: string
  content: ItemContent
}

/**
 * Publishes the items of a file that have no published version yet, each by the ordinary acts, and returns their codes.
 * Can be repeated: an import that stopped half-way goes on where it was. Throws on an item that the checks refuse, naming it.
 */
export async function importCatalogue(acts: CatalogueActs, reader: CatalogueReader, items: readonly ImportedItem[], actor: string): Promise<string[]> {
  const imported: string[] = []
  for (const { code, effectiveFrom, content } of items) {
    const versions = await reader.versions(code)
    if (versions.some(({ state }) => state === 'published')) continue
    const open = versions.find(({ state }) => state === 'draft')
    const draft = soundOf(code, open
      ? await acts.edit({ commandId: v7(), code, version: open.version, content }, actor)
      : await acts.draft({ commandId: v7(), code, content }, actor))
    soundOf(code, await acts.publish({ commandId: v7(), code, version: draft.version, effectiveFrom: dayOf(code, effectiveFrom) }, actor, true))
    imported.push(code)
  }
  return imported
}

function soundOf(code: string, answer: Answer): VersionView {
  if (isRefusal(answer)) throw new Error(`item ${code} is not imported: ${answer.refused} ${JSON.stringify(answer.params)}`)
  return answer
}

function dayOf(code: string, text: string): Day {
  try {
    return day(text)
  } catch {
    throw new Error(`item ${code} is not imported: effectiveFrom "${text}" is not a date YYYY-MM-DD`)
  }
}
