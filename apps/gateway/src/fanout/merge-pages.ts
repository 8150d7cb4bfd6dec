import { Kind, type FieldNode, type SelectionNode } from 'graphql'
import type { Asking, UnavailableCentre } from './asking.js'
import { compareCursors } from './cursor-order.js'
import { responseKey } from './field-values.js'

/** A connection as one deployment answered it, under the names the question gave. */
export type Page = Record<string, unknown>

export interface Merge {
  asking: Asking
  field: FieldNode
  connection: string
  /** Stands before the names of what the merge itself asked for. */
  prefix: string
  pages: readonly Page[]
  missing: readonly UnavailableCentre[]
  first: number | undefined
}

/** Merges pages that are each sorted by the same key into the one page a single deployment would have given. */
export function mergePages(merge: Merge): Record<string, unknown> {
  const { pages, prefix, first, asking, field, connection } = merge
  const pageInfoOf = (page: Page) => page[`${prefix}pageInfo`] as Record<string, boolean>
  const rows = pages
    .flatMap((page) => (page[`${prefix}edges`] as Record<string, string>[]).map((edge, index) => ({ cursor: edge[`${prefix}cursor`]!, page, index })))
    .sort((a, b) => compareCursors(a.cursor, b.cursor))
  const taken = rows.slice(0, first)
  const pageInfo = {
    __typename: 'PageInfo',
    hasNextPage: taken.length < rows.length || pages.some((page) => pageInfoOf(page)[`${prefix}hasNextPage`]),
    hasPreviousPage: pages.some((page) => pageInfoOf(page)[`${prefix}hasPreviousPage`] === true),
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

const NEEDED = ['edges', 'cursor', 'pageInfo', 'hasNextPage', 'hasPreviousPage']

/**
 * Asks for what the merge needs beside what was selected: each edge's cursor and whether there is more. Under the fields' own names,
 * so that a query at the limit of aliases stays within it at the deployments; under a prefix where the query uses a name for something else.
 */
export function withMergeFields(field: FieldNode, renamed: ReadonlySet<string>): { field: FieldNode; prefix: string } {
  const prefix = NEEDED.some((name) => renamed.has(name)) ? '__' : ''
  const needed = [
    select(prefix, 'edges', [select(prefix, 'cursor')]),
    select(prefix, 'pageInfo', [select(prefix, 'hasNextPage'), select(prefix, 'hasPreviousPage')]),
  ]
  return { prefix, field: { ...field, selectionSet: { kind: Kind.SELECTION_SET, selections: [...field.selectionSet!.selections, ...needed] } } }
}

function select(prefix: string, name: string, selections?: SelectionNode[]): FieldNode {
  return {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: name },
    ...(prefix && { alias: { kind: Kind.NAME, value: prefix + name } as const }),
    selectionSet: selections && { kind: Kind.SELECTION_SET, selections },
  }
}

// Unknown in one part makes the whole unknown, as a missing centre does.
const sum = (counts: unknown[]): number | null =>
  counts.every((count) => typeof count === 'number') ? counts.reduce((total, count) => total + count, 0) : null
