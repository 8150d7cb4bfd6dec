import { listen, parseConfig, subgraph, TokenVerifier, type Principal, type Role } from '@tongban/service'
import { ApprovalsModule } from '../approvals.module.js'
import type { OpenCoordination } from '../coordination.fixture.js'

/** Whoever says `Bearer coordinator.gs` has that role and sits in that department, at the city's centre. */
class ByName extends TokenVerifier {
  async verify(jwt: string): Promise<Principal> {
    const [role, department] = jwt.split('.') as [Role, string?]
    return { subject: role, roles: [role], centres: ['gz'], ...(department && { department }) }
  }
}

/** The subgraph over a coordination that is open. */
export async function serveApprovals(open: OpenCoordination) {
  const config = parseConfig({ deployment: 'coordination', kind: 'centre', port: 0, issuer: { url: 'http://127.0.0.1:1/realms/tongban' }, dataDir: '.', logLevel: 'silent' })
  const module = ApprovalsModule.over({ database: open.db.app, directory: open.office.directory, clock: open.clock, approvals: open.approvals })
  const { port, close } = await listen(subgraph({ name: 'coordination', imports: [module], issuer: config.issuer, development: false, verifier: new ByName() }), config)
  return {
    close,
    async ask(query: string, variables: object, who: string | null): Promise<any> {
      const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
        method: 'POST', headers: { 'content-type': 'application/json', ...(who && { authorization: `Bearer ${who}` }) }, body: JSON.stringify({ query, variables }),
      })
      return response.json()
    },
  }
}
