// What may be done with a version of an item, by the state it is in. Code, README and tests read this table; nothing else decides.

export type VersionState = 'draft' | 'published' | 'discarded'

/** What a command meets: the version it names, or for `draft` and `redraft` the item's live version (a discarded one does not live). */
export type Met = 'absent' | VersionState

export type ItemCommand = 'draft' | 'edit' | 'discard' | 'publish' | 'redraft'

export type TransitionRefusal = 'no-such-item' | 'no-such-version' | 'draft-open' | 'item-exists' | 'version-published' | 'draft-discarded'

export type Outcome = { becomes: VersionState } | { refused: TransitionRefusal }

export const outcomes = {
  absent: {
    draft: { becomes: 'draft' },
    edit: { refused: 'no-such-version' },
    discard: { refused: 'no-such-version' },
    publish: { refused: 'no-such-version' },
    redraft: { refused: 'no-such-item' },
  },
  draft: {
    draft: { refused: 'draft-open' },
    edit: { becomes: 'draft' },
    discard: { becomes: 'discarded' },
    publish: { becomes: 'published' },
    redraft: { refused: 'draft-open' },
  },
  published: {
    draft: { refused: 'item-exists' },
    edit: { refused: 'version-published' },
    discard: { refused: 'version-published' },
    publish: { refused: 'version-published' },
    redraft: { becomes: 'draft' },
  },
  discarded: {
    draft: { becomes: 'draft' },
    edit: { refused: 'draft-discarded' },
    discard: { refused: 'draft-discarded' },
    publish: { refused: 'draft-discarded' },
    redraft: { refused: 'no-such-item' },
  },
} as const satisfies Record<Met, Record<ItemCommand, Outcome>>
