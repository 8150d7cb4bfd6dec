import { day, isRefusal } from '@tongban/kernel'
import { discardDraft } from './discard-draft.js'
import { draftItem } from './draft-item.js'
import { editDraft } from './edit-draft.js'
import type { Item } from './item.js'
import { met } from './meet.js'
import { publishVersion } from './publish-version.js'
import { redraftItem } from './redraft-item.js'
import { item, knowledge, shopSign, version } from './shop-sign.fixture.js'
import type { ItemCommand, Met } from './transitions.js'

const inState: Record<Met, Item> = {
  absent: item(),
  draft: item(version(1, 'draft')),
  published: item(version(1, 'published', day('2015-01-01'))),
  discarded: item(version(1, 'discarded')),
}

const acts: Record<ItemCommand, (of: Item) => object> = {
  draft: (of) => draftItem(of, shopSign, knowledge),
  edit: (of) => editDraft(of, { version: 1, content: shopSign }, knowledge),
  discard: (of) => discardDraft(of, 1),
  publish: (of) => publishVersion(of, { version: 1, effectiveFrom: day('2015-06-30'), today: day('2015-06-30'), underImport: false }, knowledge),
  redraft: redraftItem,
}

// Every cell by hand: what the command leads to, or the refusal.
test.each<[Met, ItemCommand, string]>([
  ['absent', 'draft', 'drafted 1'],
  ['absent', 'edit', 'no-such-version'],
  ['absent', 'discard', 'no-such-version'],
  ['absent', 'publish', 'no-such-version'],
  ['absent', 'redraft', 'no-such-item'],
  ['draft', 'draft', 'draft-open'],
  ['draft', 'edit', 'edited 1'],
  ['draft', 'discard', 'discarded 1'],
  ['draft', 'publish', 'published 1'],
  ['draft', 'redraft', 'draft-open'],
  ['published', 'draft', 'item-exists'],
  ['published', 'edit', 'version-published'],
  ['published', 'discard', 'version-published'],
  ['published', 'publish', 'version-published'],
  ['published', 'redraft', 'drafted 2'],
  ['discarded', 'draft', 'drafted 2'],
  ['discarded', 'edit', 'draft-discarded'],
  ['discarded', 'discard', 'draft-discarded'],
  ['discarded', 'publish', 'draft-discarded'],
  ['discarded', 'redraft', 'no-such-item'],
])('%s + %s: %s', (state, command, expected) => {
  const of = inState[state]
  const answer = acts[command](of)
  expect(isRefusal(answer) ? answer.refused : `${(answer as { event: string }).event} ${(answer as { version: number }).version}`).toBe(expected)
})

test('the table has no cell that is not above: 4 states × 5 commands', () => {
  expect(Object.keys(inState).length * Object.keys(acts).length).toBe(20)
})

test('a draft beside a published version is what the item meets first', () => {
  expect(met(item(version(1, 'published', day('2015-01-01')), version(2, 'draft')))).toBe('draft')
  expect(met(item(version(1, 'published', day('2015-01-01')), version(2, 'discarded')))).toBe('published')
})

test('a number is not used again: after a discarded version 2 the next draft is 3', () => {
  expect(redraftItem(item(version(1, 'published', day('2015-01-01')), version(2, 'discarded')))).toMatchObject({ version: 3, basedOn: 1 })
})

test('a refusal names the item and the version that stands in the way', () => {
  expect(draftItem(item(version(1, 'published', day('2015-01-01')), version(2, 'draft')), shopSign, knowledge))
    .toMatchObject({ refused: 'draft-open', params: { code: 'cg-001', version: 2 } })
})
