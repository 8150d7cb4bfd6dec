import { isRefusal } from '@tongban/kernel'
import type { Holder } from './context.js'
import { accepted, answer, city, decided, district, done, node, office } from './office.fixture.js'
import { mayTake, takersOf } from './powers.js'

const street: Holder = { centre: 'hzcg', tier: 'STREET', region: '440105001', basis: 'delegated', inNameOf: '440105' }
const branch: Holder = { ...district, centre: 'hzb', region: '4401050' }
const powers = {
  statutory: { basis: 'statutory', inNameOf: null },
  transferred: { basis: 'transferred', inNameOf: null },
  'delegated by it': { basis: 'delegated', inNameOf: 'its' },
  'delegated by another': { basis: 'delegated', inNameOf: '4402' },
} as const

// Who holds the task, by which power, and who is to take it. Only upwards does it matter by which.
const upward = { statutory: false, transferred: false, 'delegated by it': true, 'delegated by another': false, lapsed: true } as const
const moves = [['up', street, district], ['up', district, city], ['up', street, city], ['sideways', district, branch], ['down', city, district], ['down', district, street], ['down', city, street]] as const
const cells = moves.flatMap(([way, from, to]) => (Object.keys(upward) as (keyof typeof upward)[]).flatMap((by) =>
  (['statutory', 'delegated', 'transferred'] as const).map((basis) => [way, from, by, { ...to, basis, inNameOf: null }, way !== 'up' || upward[by]] as const)))

test.each(cells)('%s from %j, whose power is %s, to %j: %s', (_, from, by, to, may) => {
  const held = by === 'lapsed' ? undefined : { ...from, ...powers[by], ...(by === 'delegated by it' ? { inNameOf: to.region } : {}) }
  expect(mayTake(to, held)).toBe(may)
})

test('a centre without a tier is neither above nor below', () => {
  expect([mayTake({ ...city, tier: null }, { ...district, basis: 'statutory' }), mayTake(city, { ...district, tier: null, basis: 'statutory' })]).toEqual([true, true])
})

const one = { lead: 'gs', nodes: [node('A')], edges: [] }
const held = (...holders: Holder[]) => office(one, { holders: () => holders })
const possible = (of: ReturnType<typeof held>) => takersOf(accepted(held(street, district, city)).tasks.A!, of.plan.nodes.get('A')!, accepted(held(street, district, city)), of).map(({ centre }) => centre)

test('who may act in a street\'s stead: the district that delegated, not the city above it; anybody who holds the power once the street\'s has lapsed', () => {
  expect(possible(held(street, district, city))).toEqual(['hz'])
  expect(possible(held({ ...street, inNameOf: '4401' }, district, city))).toEqual(['gz'])
  expect(possible(held({ ...street, basis: 'statutory', inNameOf: null }, district, city))).toEqual([])
  expect(possible(held({ ...street, basis: 'transferred', inNameOf: null }, district, city))).toEqual([])
  expect(possible(held(district, city))).toEqual(['hz', 'gz'])
  expect(possible(held())).toEqual([])
})

test('what was drawn up may be given down again, and up again only to who delegated it', () => {
  const up = done(accepted(held(street, district, city)), held(street, district, city), { type: 'reassignTask', node: 'A', to: 'hz' }).job
  expect(done(up, held(street, district, city), { type: 'reassignTask', node: 'A', to: 'hzcg' }).job.tasks.A).toMatchObject({ epoch: 3, holdings: [{}, {}, { centre: 'hzcg', tier: 'STREET' }] })
  expect(done(up, held(street, district, city), { type: 'reassignTask', node: 'A', to: 'gz' }).job.tasks.A).toMatchObject({ epoch: 3 })
  expect(answer(up, held(street, { ...district, basis: 'statutory', inNameOf: null }, city), { type: 'reassignTask', node: 'A', to: 'gz' })).toMatchObject({ refused: 'power-not-delegated', params: { from: 'hz', possible: ['hzcg'] } })
})

test('a refusal names who holds the task, by which power, and who could take it', () => {
  const own = held({ ...district, basis: 'statutory', inNameOf: null }, city)
  const given = { type: 'reassignTask', node: 'A', to: 'gz' } as const
  expect(answer(accepted(own), own, given)).toEqual({ refused: 'power-not-delegated', params: { node: 'A', from: 'hz', to: 'gz', basis: 'statutory', region: '440105', possible: [] } })
  expect(answer(accepted(own), own, { ...given, reason: ' ' })).toMatchObject({ refused: 'reason-needed' })
  expect(answer(accepted(own), own, { ...given, to: 'hz' })).toMatchObject({ refused: 'holds-it-already' })
  expect(answer(accepted(own), own, { ...given, to: 'th' })).toMatchObject({ refused: 'no-power-there', params: { possible: [] } })
})

test('by which power a centre decides stays out of steps and messages', () => {
  const both = held(district, city)
  const offered = done(accepted(both), both, { type: 'reassignTask', node: 'A', to: 'gz' })
  expect(offered.step!.events.find(({ type }) => type === 'task-offered')).toEqual({ type: 'task-offered', node: 'A', epoch: 2, centre: 'gz', tier: 'CITY' })
  expect(JSON.stringify([offered, accepted(both)])).not.toMatch(/inNameOf|statutory|delegated/)
})

test('what waits for the receiving centre is nobody else\'s', () => {
  const duty = office({ ...one, nodes: [node('A', { kind: 'applicant-duty', item: null, department: null })] })
  const job = accepted(duty)
  expect(takersOf(job.tasks.A!, duty.plan.nodes.get('A')!, job, duty)).toEqual([])
  expect(isRefusal(answer(job, duty, { type: 'reassignTask', node: 'A', to: 'gz' }))).toBe(true)
  expect(decided(job, duty, 'A', 'approve').row.state).toBe('granted')
})
