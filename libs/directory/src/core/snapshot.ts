import type { Day } from '@tongban/kernel'
import type { Centre, Department, DirectoryEntries, Division, Post, Power, ServiceWindow, Source, SourceKey } from './entries.js'
import { entryOn, isInForce } from './in-force.js'
import { powersOver } from './powers.js'

/** The directory as it was read at one moment, indexed for looking up. */
export class DirectorySnapshot {
  private readonly centresById: Map<string, Centre[]>
  private readonly sourcesById: Map<string, Source[]>
  private readonly keysBySource: Map<string, SourceKey[]>
  private readonly postsByHolder = new Map<string, { post: Post; from: Day; to: Day | null }[]>()

  constructor(readonly version: number, readonly entries: DirectoryEntries) {
    this.centresById = groupBy(entries.centres, (centre) => centre.id)
    this.sourcesById = groupBy(entries.sources, (source) => source.id)
    this.keysBySource = groupBy(entries.keys, (key) => key.source)
    const posts = groupBy(entries.posts, (post) => `${post.centreId} ${post.id}`)
    for (const holder of entries.holders) {
      for (const post of posts.get(`${holder.centreId} ${holder.post}`) ?? []) {
        append(this.postsByHolder, `${holder.centreId} ${holder.subject}`, { post, from: holder.from, to: holder.to })
      }
    }
  }

  centre(id: string, on?: Day): Centre | undefined {
    return entryOn(this.centresById.get(id) ?? [], on)
  }

  centres(on?: Day): Centre[] {
    return [...this.centresById.keys()].flatMap((id) => this.centre(id, on) ?? [])
  }

  /** All that was ever entered of a centre, the earliest first. */
  history(id: string): Centre[] {
    return [...(this.centresById.get(id) ?? [])].sort((a, b) => a.from - b.from)
  }

  source(id: string, on?: Day): Source | undefined {
    return entryOn(this.sourcesById.get(id) ?? [], on)
  }

  sources(on?: Day): Source[] {
    return [...this.sourcesById.keys()].flatMap((id) => this.source(id, on) ?? [])
  }

  keys(source: string): SourceKey[] {
    return this.keysBySource.get(source) ?? []
  }

  key(source: string, kid: string, at: Date): SourceKey | undefined {
    return this.keysBySource.get(source)?.find((key) => key.kid === kid && key.from <= at && (key.to === null || at < key.to))
  }

  posts(subject: string, centreId: string, on: Day): Post[] {
    return (this.postsByHolder.get(`${centreId} ${subject}`) ?? [])
      .filter(({ post, from, to }) => isInForce({ from, to }, on) && isInForce(post, on))
      .map(({ post }) => post)
  }

  postsAt(centreId: string, on: Day): Post[] {
    return this.entries.posts.filter((post) => post.centreId === centreId && isInForce(post, on))
  }

  window(centreId: string, id: string, on: Day): ServiceWindow | undefined {
    return this.entries.windows.find((window) => window.centreId === centreId && window.id === id && isInForce(window, on))
  }

  windows(centreId: string, on: Day): ServiceWindow[] {
    return this.entries.windows.filter((window) => window.centreId === centreId && isInForce(window, on))
  }

  departments(centreId: string, on: Day): Department[] {
    return this.entries.departments.filter((department) => department.centreId === centreId && isInForce(department, on))
  }

  /** The departments of one code at all centres. */
  departmentsOf(code: string, on: Day): Department[] {
    return this.entries.departments.filter((department) => department.code === code && isInForce(department, on))
  }

  divisions(on: Day): Division[] {
    return this.entries.divisions.filter((division) => isInForce(division, on))
  }

  powers(itemCode: string, division: string, on: Day): Power[] {
    return powersOver(this.entries.powers, itemCode, division, on)
  }
}

function groupBy<E>(entries: readonly E[], key: (entry: E) => string): Map<string, E[]> {
  const groups = new Map<string, E[]>()
  for (const entry of entries) append(groups, key(entry), entry)
  return groups
}

function append<E>(groups: Map<string, E[]>, key: string, entry: E): void {
  const group = groups.get(key)
  if (group) group.push(entry)
  else groups.set(key, [entry])
}
