import { day } from '@tongban/kernel'
import { oneLicence } from './three-certificates.fixture.js'
import { decideVersion, refuseEffective, type BlueprintCommand, type BlueprintVersion, type Met, type VersionState } from './version.js'

const version = (number: number, state: VersionState, from: string | null = null): BlueprintVersion =>
  ({ version: number, state, revision: 1, content: oneLicence, effectiveFrom: from === null ? null : day(from) })
const inState: Record<Met, BlueprintVersion[]> = {
  absent: [], draft: [version(1, 'draft')], published: [version(1, 'published', '2015-06-30')], discarded: [version(1, 'discarded')],
}

// Every cell by hand: the version and what becomes of it, or the refusal.
test.each<[Met, BlueprintCommand, string]>([
  ['absent', 'draft', '1 draft'],
  ['absent', 'edit', 'no-such-blueprint-version'],
  ['absent', 'discard', 'no-such-blueprint-version'],
  ['absent', 'publish', 'no-such-blueprint-version'],
  ['draft', 'draft', 'blueprint-draft-open'],
  ['draft', 'edit', '1 draft'],
  ['draft', 'discard', '1 discarded'],
  ['draft', 'publish', '1 published'],
  ['published', 'draft', '2 draft'],
  ['published', 'edit', 'blueprint-version-published'],
  ['published', 'discard', 'blueprint-version-published'],
  ['published', 'publish', 'blueprint-version-published'],
  ['discarded', 'draft', '2 draft'],
  ['discarded', 'edit', 'blueprint-draft-discarded'],
  ['discarded', 'discard', 'blueprint-draft-discarded'],
  ['discarded', 'publish', 'blueprint-draft-discarded'],
])('%s + %s: %s', (state, command, expected) => {
  const decided = decideVersion('three-certificates', inState[state], command, 1)
  expect('refused' in decided ? decided.refused : `${decided.version} ${decided.becomes}`).toBe(expected)
})

test('a version holds from today or later, and from no day before that of the one it follows; an import may state what has long been', () => {
  const today = day('2015-09-01')
  const versions = [version(1, 'published', '2015-06-30')]
  expect(refuseEffective(versions, day('2015-09-01'), today, false)).toBeUndefined()
  expect(refuseEffective(versions, day('2015-08-31'), today, false)).toMatchObject({ refused: 'effective-in-the-past', params: { effectiveFrom: '2015-08-31', today: '2015-09-01' } })
  expect(refuseEffective(versions, day('2015-08-31'), today, true)).toBeUndefined()
  expect(refuseEffective(versions, day('2015-06-29'), today, true)).toMatchObject({ refused: 'effective-before-predecessor', params: { version: 1, predecessorFrom: '2015-06-30' } })
})
