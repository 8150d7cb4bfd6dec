import { randomUUID } from 'node:crypto'
import { listen, parseConfig, subgraph, TokenRefused, TokenVerifier, type Principal, type Role } from '@tongban/service'
import { inventedCitizen, openOffice, type OpenOffice } from '../office.fixture.js'
import { SubmissionsModule } from '../submissions.module.js'

const roleOf: Record<string, Role> = { clerk: 'centre-clerk', head: 'centre-head', supervisor: 'supervisor' }

/** Whoever says `Bearer hzcg.clerk` is that officer: logging in is the issuer's affair and tested there. */
class ByName extends TokenVerifier {
  async verify(jwt: string): Promise<Principal> {
    const [centre, name] = jwt.split('.') as [string, string]
    if (!name) throw new TokenRefused('unknown')
    return { subject: jwt, roles: [roleOf[name] ?? 'centre-officer'], centres: [centre] }
  }
}

let open: OpenOffice
let served: Awaited<ReturnType<typeof listen>>
beforeAll(async () => {
  open = await openOffice()
  const config = parseConfig({ deployment: 'haizhu', kind: 'centre', port: 0, issuer: { url: 'http://127.0.0.1:1/realms/tongban' }, dataDir: '.', logLevel: 'silent' })
  served = await listen(subgraph({ name: 'centre', imports: [SubmissionsModule.over(open.office)], issuer: config.issuer, development: false, verifier: new ByName() }), config)
})
afterAll(async () => {
  await served.close()
  await open.db.close()
})

async function ask(who: string | null, query: string, variables: object = {}): Promise<any> {
  const response = await fetch(`http://127.0.0.1:${served.port}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json', ...(who && { authorization: `Bearer ${who}` }) }, body: JSON.stringify({ query, variables }),
  })
  return response.json()
}

const SUBMIT = `mutation ($input: SubmitJobInput!) { submitJob(input: $input) { __typename
  ... on SubmissionDone { submissionId receiptCode no submission { number state possibleActs region blueprintVersion papers { code form } request { papers } progress { due } steps { kind actor } parties { name identityMasked } } }
  ... on Refusal { code message(lang: EN) } } }`
const identity = inventedCitizen(1)
const job = (change: object = {}) => ({ input: {
  commandId: randomUUID(), centreId: 'hzcg', blueprint: 'three-certificates', parties: [{ role: 'APPLICANT', kind: 'PERSON', name: '陈晓明', identityType: 'CITIZEN_NUMBER', identity }],
  papers: [{ code: 'articles', subject: 'company', form: 'ORIGINAL' }], ...change,
} })

test('a clerk submits a job and reads it: number, papers, parties with a masked identity, and who did what', async () => {
  const { data } = await ask('hzcg.clerk', SUBMIT, job())
  expect(data.submitJob).toMatchObject({
    __typename: 'SubmissionDone', no: 1, submission: {
      state: 'SUBMITTED', possibleActs: ['bringJobPapers', 'withdrawJob'], region: '440105001', blueprintVersion: 1, papers: [{ code: 'articles', form: 'ORIGINAL' }], request: null, progress: null,
      steps: [{ kind: 'job-submitted', actor: 'hzcg.clerk' }], parties: [{ name: '陈晓明', identityMasked: `${identity.slice(0, 3)}${'*'.repeat(11)}${identity.slice(-4)}` }],
    },
  })
})

test('a refusal says what to do next', async () => {
  const { data } = await ask('hzcg.clerk', SUBMIT, job({ region: '440106001' }))
  expect(data.submitJob).toEqual({
    __typename: 'RegionNotHere', code: 'region-not-here',
    message: 'The region 440106001 does not lie within that of centre hzcg (440105001). Submit the job at a centre there.',
  })
})

test('the receipt shows how far it is without a login, by number and code together alone', async () => {
  const { data: { submitJob: { submissionId, receiptCode, submission: { number } } } } = await ask('hzcg.clerk', SUBMIT, job())
  await open.hear('joint.papers-requested.v1', { jobId: submissionId, kind: 'correction', papers: [{ code: 'name-approval', subject: 'company', variant: null }], note: null, completeBy: '2015-07-20', since: '2015-06-30T02:00:00.000Z', requestedAt: '2015-06-30T02:00:00.000Z' })
  const RECEIPT = 'query ($number: String!, $code: String!) { jobReceipt(centreId: "hzcg", number: $number, receiptCode: $code) { __typename ... on JobReceipt { state request { kind papers completeBy } } ... on Refusal { code } } }'
  expect((await ask(null, RECEIPT, { number, code: receiptCode.toLowerCase() })).data.jobReceipt)
    .toEqual({ __typename: 'JobReceipt', state: 'CORRECTION', request: { kind: 'correction', papers: ['name-approval/company'], completeBy: '2015-07-20' } })
  for (const asked of [{ number, code: '0000-0000-0000-0000' }, { number: '44010500101-20150630-599999-1', code: receiptCode }])
    expect((await ask(null, RECEIPT, asked)).data.jobReceipt).toEqual({ __typename: 'ProgressNotFound', code: 'progress-not-found' })
})

test('a list page by page, and nothing of it for a sibling', async () => {
  const LIST = 'query ($after: String) { submissions(centreId: "hzcg", first: 1, after: $after, open: true) { ... on SubmissionConnection { edges { node { id } } pageInfo { hasNextPage endCursor } } } }'
  const first = (await ask('hzcg.head', LIST)).data.submissions
  const second = (await ask('hzcg.head', LIST, { after: first.pageInfo.endCursor })).data.submissions
  expect([first.pageInfo.hasNextPage, first.edges.length, second.edges.length, first.edges[0].node.id === second.edges[0].node.id]).toEqual([true, 1, 1, false])
  expect((await ask('hzxg.head', LIST)).data.submissions.edges).toEqual([])
  const ONE = 'query ($id: UUID!) { submission(centreId: "hzcg", id: $id) { __typename } }'
  for (const id of [first.edges[0].node.id, randomUUID()]) expect((await ask('hzxg.clerk', ONE, { id })).data.submission).toEqual({ __typename: 'SubmissionNotFound' })
})

test.each([['nobody', null, 'UNAUTHENTICATED'], ['a supervisor', 'hzcg.supervisor', 'FORBIDDEN'], ['an officer who is no clerk', 'hzcg.handler', 'FORBIDDEN']])('%s submits nothing', async (_, who, code) => {
  expect((await ask(who, SUBMIT, job())).errors[0].extensions.code).toBe(code)
})
