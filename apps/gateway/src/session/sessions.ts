import type { Principal } from '@tongban/identity'
import { randomBytes } from 'node:crypto'

/** A person logged in at the gateway's page. The tokens stay here; the browser holds only an id that says nothing. */
export interface Session {
  /** As the verified token says. */
  principal: Principal
  accessToken: string
  /** Names the login at the issuer when it is ended there. */
  idToken?: string
  expiresAt: number
}

const MOST = 10_000

/** Sessions in memory: a restart of the gateway logs everybody out. The oldest gives way when there are too many. */
export class Sessions {
  private readonly byId = new Map<string, Session>()

  constructor(private readonly now: () => number = Date.now) {}

  begin(session: Session): string {
    const id = randomBytes(32).toString('base64url')
    const oldest = this.byId.size >= MOST ? this.byId.keys().next().value : undefined
    if (oldest !== undefined) this.byId.delete(oldest)
    this.byId.set(id, session)
    return id
  }

  find(id: string | undefined): Session | undefined {
    const session = id === undefined ? undefined : this.byId.get(id)
    if (!session || session.expiresAt > this.now()) return session
    this.byId.delete(id!)
    return undefined
  }

  /** The session that ended, if there was one. */
  end(id: string | undefined): Session | undefined {
    const session = this.find(id)
    if (id !== undefined) this.byId.delete(id)
    return session
  }
}
