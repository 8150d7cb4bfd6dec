import { criticalPath, documentUnion, expectedDue, graphOf, inOrder, type Blueprints, type HeldBlueprint } from '@tongban/blueprints'
import type { Directory } from '@tongban/directory'
import { calendar, CalendarNotPublished, isWithin, type Day, type OfficeClock } from '@tongban/kernel'
import { searchText } from '@tongban/service'
import { prefixOf } from '../core/submit.js'
import type { JobBlueprint, JobPapers } from './graph/job-blueprint.type.js'

export interface OffersOffice {
  directory: Directory
  clock: OfficeClock
  blueprints: Pick<Blueprints, 'allInForce'>
}

/** What a centre can take in: every blueprint in force, for any matter within its own division. */
export class JobOffers {
  /** What each version is found by. A version never changes. */
  private readonly texts = new Map<string, Promise<string>>()

  constructor(private readonly office: OffersOffice) {}

  /** By code, with all of the words in code, names or sound; none for a centre that the directory does not have on that day. */
  async at(centreId: string, day?: Day, words: readonly string[] = []): Promise<JobBlueprint[]> {
    const { directory, clock, blueprints } = this.office
    const on = day ?? clock.today()
    const centre = directory.findCentre(centreId, on)
    if (!centre) return []
    const regions = directory.divisions(on).filter(({ code }) => isWithin(code, prefixOf(centre.division))).map(({ code, names }) => ({ code, names })).sort((a, b) => (a.code < b.code ? -1 : 1))
    const department = (code: string) => directory.departmentNames(code, on) ?? { zh: code, en: code }
    const found = await this.having(words, await blueprints.allInForce(on))
    return found.map((held) => ({ ...offerOf(held, on, department), regions })).sort((a, b) => (a.code < b.code ? -1 : 1))
  }

  private async having(words: readonly string[], all: readonly HeldBlueprint[]): Promise<readonly HeldBlueprint[]> {
    if (words.length === 0) return all
    const texts = await Promise.all(all.map((held) => this.textOf(held)))
    return all.filter((_, i) => words.every((word) => texts[i]!.includes(word)))
  }

  private textOf({ code, version, content }: HeldBlueprint): Promise<string> {
    const key = `${code}:${version}`
    const text = this.texts.get(key) ?? searchText(code, content.names)
    this.texts.set(key, text)
    return text
  }
}

function offerOf({ code, version, effectiveFrom, content }: HeldBlueprint, on: Day, department: (code: string) => JobBlueprint['leadNames']): Omit<JobBlueprint, 'regions'> {
  const graph = graphOf(content)
  return {
    code, version, effectiveFrom, names: content.names, basis: content.basis, lead: content.lead, leadNames: department(content.lead), workingDays: criticalPath(content).workingDays, ...dueOn(content, on),
    nodes: inOrder(graph).map((id) => {
      const { names, department: acts, tier } = graph.node(id)!
      return { id, names, department: acts, departmentNames: acts === null ? null : department(acts), tier }
    }),
    papers: papersOf(content),
  }
}

function papersOf(content: HeldBlueprint['content']): JobPapers {
  const departments = new Map(content.nodes.map(({ id, department }) => [id, department]))
  const { asked, distinct, documents } = documentUnion(content)
  return { asked, distinct, documents: documents.map((document) => ({ ...document, uses: document.uses.map(({ node, form }) => ({ node, form, department: departments.get(node) ?? null })) })) }
}

function dueOn(content: HeldBlueprint['content'], on: Day): { due: Day | null; provisional: boolean } {
  try {
    const { date, provisional } = expectedDue(content, on, calendar)
    return { due: date, provisional }
  } catch (error) {
    if (error instanceof CalendarNotPublished) return { due: null, provisional: false }
    throw error
  }
}
