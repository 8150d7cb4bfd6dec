import { randomUUID } from 'node:crypto'
import { canonicalText, sha256 } from '@tongban/contracts'
import { ImplementationLists } from '@tongban/implementation-lists'
import { listen, parseConfig, subgraph, TokenRefused, TokenVerifier, type Principal, type Role } from '@tongban/service'
import { fixtureCity } from '@tongban/testing'
import { terms } from '../../core/office.fixture.js'
import { CasesModule } from '../cases.module.js'
import { openOffice } from '../office.fixture.js'

const roleOf: Record<string, Role> = { clerk: 'centre-clerk', head: 'centre-head', supervisor: 'supervisor', chen: 'citizen' }

/** Whoever says `Bearer hzcg.clerk` is that officer: logging in is the issuer's affair and tested there. */
class ByName extends TokenVerifier {
  async verify(jwt: string): Promise<Principal> {
    const [centre, name] = jwt.split('.') as [string, string]
    if (!name) throw new TokenRefused('unknown')
    return { subject: jwt, roles: [roleOf[name] ?? 'centre-officer'], centres: centre === 'citizen' ? [] : [centre] }
  }
}

/** At the street of Chigang sit, beside the hall's, an officer of civil affairs and one of industry and commerce. */
const withOfficersOfDepartments: typeof fixtureCity = {
  ...fixtureCity,
  posts: [...fixtureCity.posts, ...['mz', 'gs'].map((department) => ({ centre: 'hzcg', id: `hzcg.of-${department}`, department, names: { zh: '承办岗', en: 'Handling' }, stages: ['handling' as const], from: '2004-01-01' }))],
  officers: [...fixtureCity.officers, ...['mz', 'gs'].map((department) => ({ subject: `hzcg.${department}`, centre: 'hzcg', post: `hzcg.of-${department}`, from: '2004-01-01' }))],
}

/** A process with the cases of two streets, its graph asked as their people ask it. */
export async function openDesk() {
  const office = await openOffice(withOfficersOfDepartments)
  await runItem(office)
  const config = parseConfig({ deployment: 'haizhu', kind: 'centre', port: 0, issuer: { url: 'http://127.0.0.1:1/realms/tongban' }, dataDir: '.', logLevel: 'silent' })
  const cases = CasesModule.over({ ...office.office, lists: new ImplementationLists(office.db.app) })
  const served = await listen(subgraph({ name: 'centre', imports: [cases], issuer: config.issuer, development: false, verifier: new ByName() }), config)
  return {
    ...office,
    close: async () => {
      await served.close()
      await office.db.close()
    },
    async ask(who: string | null, query: string, variables: object = {}, headers: Record<string, string> = {}): Promise<any> {
      const response = await fetch(`http://127.0.0.1:${served.port}/graphql`, {
        method: 'POST', headers: { 'content-type': 'application/json', ...headers, ...(who && { authorization: `Bearer ${who}` }) }, body: JSON.stringify({ query, variables }),
      })
      return response.json()
    },
  }
}

export type Desk = Awaited<ReturnType<typeof openDesk>>

/** The two streets run gs-002 from 2015-01-01. */
async function runItem({ db }: Awaited<ReturnType<typeof openOffice>>) {
  const material = (code: string, required: boolean, copies: number) => ({ code, names: { zh: code }, required, copies, form: 'original' })
  const content = canonicalText({
    names: { zh: '个体工商户设立登记', en: 'Registration of an individual business' }, kind: 'promised', department: 'gs', tiers: ['STREET'],
    statutoryLimit: { days: 20, unit: 'wd' }, promisedLimit: { days: 5, unit: 'wd' }, materials: terms.materials.map(({ code, required, copies }) => material(code, required, copies)),
    conditions: [], fees: [], results: [], onlineDepth: 3, form: null, basis: '《个体工商户条例》第八条',
  })
  await db.admin.query({ text: "insert into standard_item values ('gs-002', 1, '{STREET}', '2015-01-01', $1, $2, '2015-01-01T00:00:00Z')", values: [content, sha256(content)] })
  for (const centre of ['hzcg', 'hzxg'])
    await db.admin.query({
      text: "insert into implementation_item values ($1, 'gs-002', 1, 'gs', 'promised', '2015-01-01', $2, $3, '2015-01-01T00:00:00Z')", values: [centre, content, sha256(content)],
    })
}

export const RECEIVE = `mutation ($input: ReceiveApplicationInput!) { receiveApplication(input: $input) {
  __typename ... on CaseActDone { caseId step { no kind state } } ... on Refusal { code message(lang: EN) params { name values } } } }`

export const act = (name: string, fields = 'caseId receiptCode step { no kind state } case { number state possibleActs promised { due provisional } }') => {
  const type = name[0]!.toUpperCase() + name.slice(1)
  return `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename ... on CaseActDone { ${fields} } ... on Refusal { code params { name values } } } }`
}

export const application = (identity: string, change: object = {}) => ({
  input: {
    commandId: randomUUID(), centreId: 'hzcg', itemCode: 'gs-002',
    parties: [{ role: 'APPLICANT', kind: 'PERSON', name: '陈晓明', identityType: 'CITIZEN_NUMBER', identity }],
    papers: [{ code: 'GS-APPLICATION' }, { code: 'GS-ARTICLES', copies: 2 }, { code: 'GS-LEASE' }],
    ...change,
  },
})

export const on = (caseId: string, change: object = {}) => ({ input: { commandId: randomUUID(), centreId: 'hzcg', caseId, ...change } })
