import type { BlueprintContent } from '../core/blueprint.js'
import { layOut, type Chart, type Layout } from './lay-out.js'

interface Published {
  code: string
  version: number
  content: Pick<BlueprintContent, 'nodes' | 'edges'>
  layout: Layout
}

/** Charts to draw. One published before edges were laid out is laid out again when it is first asked for, and kept: a version never changes. */
export class Charts {
  private readonly again = new Map<string, Promise<Chart>>()

  of({ code, version, content, layout }: Published): Chart | Promise<Chart> {
    if (isDrawn(layout)) return layout
    const key = `${code}:${version}`
    const known = this.again.get(key) ?? layOut(content)
    this.again.set(key, known)
    return known
  }
}

const isDrawn = (layout: Layout): layout is Chart => layout.edges !== undefined
