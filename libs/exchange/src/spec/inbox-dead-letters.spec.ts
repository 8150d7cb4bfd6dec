import { replayDeadLetters } from '../shell/dead-letters.js'
import { caseId, count } from './federation.fixture.js'
import { openInbox, street, type Inbox } from './inbox.fixture.js'

let inbox: Inbox
beforeAll(async () => { inbox = await openInbox() }, 60_000)
beforeEach(() => inbox.empty())
afterAll(() => inbox.close())

describe('puts aside what cannot be applied, counts it as received, and stalls no other aggregate:', () => {
  const poisoned: [string, string, string | null, { body?: string; type?: string }][] = [
    ['a body that is no JSON', 'not-json', null, { body: 'poison' }],
    ['a body that breaks its schema', 'breaks-schema', '/caseId', { body: '{"centreId":"hzcg"}' }],
    ['a body that is a list', 'breaks-schema', '', { body: '[]' }],
    ['a type that nobody knows', 'unknown-type', 'ce_type', { type: 'casework.case-dreamt.v9' }],
    ['a body of more than a megabyte', 'oversized', null, { body: JSON.stringify('x'.repeat(1_048_577)) }],
  ]

  test.each(poisoned)('%s (%s)', async (_, why, field, change) => {
    const source = street()
    source.row({}, 1)
    source.row(change, 2)
    source.row({}, 2)
    source.row({}, 3)
    expect(await inbox.take(source.batch())).toMatchObject({ applied: 4, dead: 2, refused: 0 })
    expect(await inbox.lastSeq()).toBe(4)
    expect(inbox.played.applied.map(({ seq }) => seq)).toEqual([1, 4])
    const dead = (await inbox.hz.database.admin.query({ text: 'select seq, why, field from dead_letter order by seq' })).rows
    if (why !== 'breaks-schema') expect(dead[0]).toEqual({ seq: '2', why, field })
    else expect(dead[0]).toMatchObject({ seq: '2', why })
    expect(dead[1]).toEqual({ seq: '3', why: 'behind-dead-letter', field: null })
    source.row({}, 2)
    source.row({}, 1)
    expect(await inbox.take(source.batch())).toMatchObject({ applied: 2, dead: 1 })
    expect(await count(inbox.hz, 'ledger_entry', `aggregate_id = '${caseId(2)}'`)).toBe(0)
  })

  test('a projection that fails on one row: the others are applied, and after a fix a replay applies the rest in order', async () => {
    inbox.played.refusing = ({ aggregateId }) => aggregateId === caseId(2)
    const source = street()
    for (const n of [1, 2, 3, 2, 1, 3]) source.row({}, n)
    expect(await inbox.take(source.batch())).toMatchObject({ applied: 6, dead: 2 })
    const dead = (await inbox.hz.database.admin.query({ text: 'select seq, why, field from dead_letter order by seq' })).rows
    expect(dead).toEqual([{ seq: '2', why: 'projection-failed', field: 'source' }, { seq: '4', why: 'behind-dead-letter', field: null }])
    expect(await count(inbox.hz, 'ledger_entry')).toBe(2)
    inbox.played.refusing = () => false
    inbox.played.applied = []
    expect(await inbox.hz.database.plumbing.inPlumbing((tx) => replayDeadLetters(tx, 'hz', [inbox.projection], new Date()))).toEqual({ replayed: 2, remaining: 0 })
    expect(inbox.played.applied.map(({ seq }) => seq)).toEqual([2, 4])
    expect(await count(inbox.hz, 'ledger_entry', `aggregate_id = '${caseId(2)}' and aggregate_version = 4`)).toBe(1)
    expect(await count(inbox.hz, 'dead_letter', 'replayed_at is null')).toBe(0)
  })

  test.each(['XX000', '53200', '57014', '40001'])('a projection that always fails on one row with what may pass (%s): the batch comes again a few times, then the row is put aside and the others go on', async (code) => {
    inbox.played.refusing = ({ aggregateId }) => aggregateId === caseId(2)
    inbox.played.failingWith = code
    const source = street()
    for (const n of [1, 3, 2, 3]) source.row({}, n)
    const batch = source.batch()
    for (let time = 1; time <= 5; time++) await expect(inbox.take(batch)).rejects.toThrow('again and again')
    expect(await inbox.take(batch)).toMatchObject({ applied: 4, dead: 1 })
    expect((await inbox.hz.database.admin.query({ text: 'select seq, why, explanation from dead_letter' })).rows).toEqual([{ seq: '3', why: 'projection-failed', explanation: `${code}: again and again` }])
  })

  test('what passes before that leaves nobody at fault', async () => {
    inbox.played.refusing = ({ aggregateId }) => aggregateId === caseId(2)
    inbox.played.failingWith = '40001'
    const source = street()
    source.row({}, 2)
    const batch = source.batch()
    for (let time = 1; time <= 3; time++) await expect(inbox.take(batch)).rejects.toThrow('again and again')
    inbox.played.refusing = () => false
    expect(await inbox.take(batch)).toMatchObject({ applied: 1, dead: 0 })
  })
})
