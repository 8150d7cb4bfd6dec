import { acceptedJob, openCoordination, states, work, type OpenCoordination } from './coordination.fixture.js'

// A decides. Who is refused may have B look again: "B if A was refused". E hands out what either granted. It is what version 2 says here.
let open: OpenCoordination
beforeEach(async () => {
  open = await openCoordination()
  await open.publish(2, {}, (content) => {
    const [A, E] = [content.nodes.find(({ id }) => id === 'A')!, content.nodes.find(({ id }) => id === 'E')!]
    const given = (from: string, to: string, is: 'approved' | 'refused') => ({ from, to, kind: 'conditional' as const, when: { node: from, is } })
    return { ...content, nodes: [A, { ...A, id: 'B', materials: [] }, E], edges: [given('A', 'B', 'refused'), given('A', 'E', 'approved'), given('B', 'E', 'approved')] }
  })
})
afterEach(() => open.close())

const standing = async (jobId: string) => ({ ...states(await open.job(jobId)), job: (await open.job(jobId)).row.state })

test('refused by A, granted on appeal: B is offered, E hands it out, and the applicant is told that the job was granted', async () => {
  const jobId = await acceptedJob(open, 2)
  await work(open, jobId, 'A', 'refuse')
  expect(await standing(jobId)).toEqual({ A: 'refused', B: 'offered', E: 'waiting', job: 'in-review' })
  await work(open, jobId, 'B')
  expect(await standing(jobId)).toEqual({ A: 'refused', B: 'approved', E: 'offered', job: 'issuing' })
  await work(open, jobId, 'E')
  expect(await standing(jobId)).toMatchObject({ E: 'approved', job: 'granted' })
  expect((await open.sent('hzcg')).filter(({ type }) => type === 'joint.job-progressed.v1').at(-1)!.body).toMatchObject({ state: 'granted', result: 'granted' })
})

test('approved at once nobody appeals; refused twice there is nothing to hand out', async () => {
  const direct = await acceptedJob(open, 2)
  await work(open, direct, 'A')
  expect(await standing(direct)).toMatchObject({ B: 'skipped', E: 'offered' })
  const lost = await acceptedJob(open, 2)
  await work(open, lost, 'A', 'refuse')
  await work(open, lost, 'B', 'refuse')
  expect(await standing(lost)).toEqual({ A: 'refused', B: 'refused', E: 'skipped', job: 'refused' })
})
