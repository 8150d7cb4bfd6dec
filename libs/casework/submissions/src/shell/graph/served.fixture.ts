import { randomUUID } from 'node:crypto'
import { listen, parseConfig, subgraph, TokenRefused, TokenVerifier, type Principal, type Role } from '@tongban/service'
import { inventedCitizen, openOffice } from '../office.fixture.js'
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

/** A street's window with its graph, as the deployment haizhu serves it. */
export async function serveOffice() {
  const open = await openOffice()
  const config = parseConfig({ deployment: 'haizhu', kind: 'centre', port: 0, issuer: { url: 'http://127.0.0.1:1/realms/tongban' }, dataDir: '.', logLevel: 'silent' })
  const served = await listen(subgraph({ name: 'centre', imports: [SubmissionsModule.over(open.office)], issuer: config.issuer, development: false, verifier: new ByName() }), config)
  const ask = async (who: string | null, query: string, variables: object = {}): Promise<any> => {
    const response = await fetch(`http://127.0.0.1:${served.port}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json', ...(who && { authorization: `Bearer ${who}` }) }, body: JSON.stringify({ query, variables }),
    })
    return response.json()
  }
  return {
    open, ask,
    /** A job received at the window of Chigang; what the receipt says. */
    async submit(change: object = {}): Promise<{ id: string; number: string; code: string }> {
      const input = { commandId: randomUUID(), centreId: 'hzcg', blueprint: 'three-certificates', parties: [{ role: 'APPLICANT', kind: 'PERSON', name: '陈晓明', identityType: 'CITIZEN_NUMBER', identity: inventedCitizen(1) }], papers: [], ...change }
      const { data: { submitJob: { submissionId, receiptCode, submission } } } = await ask('hzcg.clerk', 'mutation ($input: SubmitJobInput!) { submitJob(input: $input) { ... on SubmissionDone { submissionId receiptCode submission { number } } } }', { input })
      return { id: submissionId, number: submission.number, code: receiptCode }
    },
    async close() {
      await served.close()
      await open.db.close()
    },
  }
}
