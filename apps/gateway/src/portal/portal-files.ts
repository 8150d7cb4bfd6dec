import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

interface Built {
  /** When it was built; 0 when it was not. */
  at: number
  pages: Record<FrontEnd, string>
  assets: Set<string>
  documents: Map<string, string>
}

export type FrontEnd = 'citizen' | 'office'

const nothing: Built = { at: 0, pages: { citizen: '', office: '' }, assets: new Set(), documents: new Map() }

/** What the portal's build left: two pages, their assets, and the documents they may send. Read again when it was built again. */
export class PortalFiles {
  private built = nothing

  constructor(private readonly folder: string | undefined) {
    this.refresh()
  }

  /** Looks whether there is a newer build; a build that cannot be read counts as none. */
  refresh(): void {
    if (this.folder === undefined) return
    const at = statSync(this.manifest(this.folder), { throwIfNoEntry: false })?.mtimeMs ?? 0
    if (at === this.built.at) return
    try {
      this.built = at === 0 ? nothing : this.read(this.folder, at)
    } catch {
      this.built = nothing
    }
  }

  /** The page's text with the placeholder where this answer's nonce goes, or undefined when nothing is built. */
  page(name: FrontEnd): string | undefined {
    return this.built.pages[name] || undefined
  }

  /** An asset's bytes in the best form that may be sent. Only names that the build made are looked for. */
  asset(name: string, accepts: (encoding: string) => boolean): { bytes: Buffer; encoding?: string } | undefined {
    if (this.folder === undefined || !this.built.assets.has(name)) return undefined
    const at = path.join(this.folder, 'assets', name)
    for (const [encoding, ending] of [['br', '.br'], ['gzip', '.gz']] as const) {
      if (accepts(encoding) && this.built.assets.has(`${name}${ending}`)) return { bytes: readFileSync(`${at}${ending}`), encoding }
    }
    return { bytes: readFileSync(at) }
  }

  /** The text of a document that the build knows. */
  document(id: string): string | undefined {
    return this.built.documents.get(id)
  }

  /** Whether the build sends this very text. */
  trusts(text: string): boolean {
    return [...this.built.documents.values()].includes(text)
  }

  private manifest(folder: string): string {
    return path.join(folder, 'trusted-documents.json')
  }

  private read(folder: string, at: number): Built {
    const text = (name: string) => readFileSync(path.join(folder, name), 'utf8')
    return {
      at,
      pages: { citizen: text('index.html'), office: text('office/index.html') },
      assets: new Set(readdirSync(path.join(folder, 'assets'))),
      documents: new Map(Object.entries(JSON.parse(text('trusted-documents.json')) as Record<string, string>)),
    }
  }
}
