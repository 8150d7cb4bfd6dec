import { Kind, type FieldNode, type SelectionNode } from 'graphql'
import type { Asking, UnavailableCentre } from './asking.js'
import { compareCursors } from './cursor-order.js'
import { responseKey } from './field-values.js'

/** A connection as one deployment answered it, under the names the question gave, with the cursors the merge asked for. */
export interface Page {
  [key: string]: unknown
  __cursors: { __cursor: string }[]
  __page: { __more: boolean; __earlier: boolean }
}

export interface Merge {
  asking: Asking
  field: FieldNode
  connection: string
  pages: readonly Page[]
  missing: readonly UnavailableCentre[]
  first: number | undefined
}

/** Merges pages that are each sorted by the same key into the one page a single deployment would have given. */
export function mergePages(merge: Merge): Record<string, unknown> {
  const { pages, first, asking, field, connection } = merge
  const rows = pages
    .flatMap((page) => page.__cursors.map(({ __cursor }, index) => ({ cursor: __cursor, page, index })))
    .sort((a, b) => compareCursors(a.cursor, b.cursor))
  const taken = rows.slice(0, first)
  const pageInfo = {
    __typename: 'PageInfo',
    hasNextPage: taken.length < rows.length || pages.some((page) => page.__page.__more),
    hasPreviousPage: pages.some((page) => page.__page.__earlier),
    startCursor: taken[0]?.cursor ?? null,
    endCursor: taken.at(-1)?.cursor ?? null,
  }
  const entries = asking.shaper.fieldsOf(field.selectionSet!, connection).map((selected) => {
    const key = responseKey(selected)
    const listed = () => taken.map(({ page, index }) => (page[key] as unknown[])[index])
    const made = {
      __typename: () => connection,
      edges: listed,
      nodes: listed,
      pageInfo: () => asking.shaper.shape(selected.selectionSet!, pageInfo),
      totalCount: () => (merge.missing.length > 0 ? null : sum(pages.map((page) => page[key]))),
      unavailableCentres: () => [
        ...pages.flatMap((page) => (page[key] ?? []) as unknown[]),
        ...merge.missing.map((one) => asking.shaper.shape(selected.selectionSet!, { __typename: 'UnavailableCentre', ...one })),
      ],
    }[selected.name.value]
    if (!made) throw new Error(`The field ${connection}.${selected.name.value} cannot be merged from several deployments`)
    return [key, made()] as const
  })
  return Object.fromEntries(entries)
}

/** Asks for what the merge needs beside what was selected: each edge's cursor and whether there is more. */
export function withMergeFields(field: FieldNode): FieldNode {
  const needed = [
    select('edges', '__cursors', [select('cursor', '__cursor')]),
    select('pageInfo', '__page', [select('hasNextPage', '__more'), select('hasPreviousPage', '__earlier')]),
  ]
  return { ...field, selectionSet: { kind: Kind.SELECTION_SET, selections: [...field.selectionSet!.selections, ...needed] } }
}

function select(name: string, alias: string, selections?: SelectionNode[]): FieldNode {
  return {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: name },
    alias: { kind: Kind.NAME, value: alias },
    selectionSet: selections && { kind: Kind.SELECTION_SET, selections },
  }
}

// Unknown in one part makes the whole unknown, as a missing centre does.
const sum = (counts: unknown[]): number | null =>
  counts.every((count) => typeof count === 'number') ? counts.reduce((total, count) => total + count, 0) : null
