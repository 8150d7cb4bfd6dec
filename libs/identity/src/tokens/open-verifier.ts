import { z } from 'zod'
import { AUDIENCE } from '../clients.js'
import { EmbeddedVerifier } from './embedded-verifier.js'
import { lookAtRealm } from './look-at-realm.js'
import { realmFault } from './realm-address.js'
import { IssuerAway, type TokenVerifier } from './token-verifier.js'

/** Of a process's configuration: who issues the tokens it takes. */
export const issuerConfig = z.strictObject({
  /** Whose keys and pages they are; the embedded issuer, when nothing is said. */
  kind: z.enum(['embedded', 'keycloak']).optional(),
  /** The issuer's name as it stands in tokens: …/realms/tongban. */
  url: z.url(),
  audience: z.string().default(AUDIENCE),
  /** Clients of the realm whose tokens count; `tongban-web` and `tongban-cli`, when none is named. */
  clients: z.array(z.string().min(1)).min(1).optional(),
}).superRefine(({ kind, url }, context) => {
  const fault = kind === 'keycloak' ? realmFault(url) : undefined
  if (fault) context.addIssue({ code: 'custom', path: ['url'], message: fault })
})

export type IssuerConfig = z.infer<typeof issuerConfig>

export interface OpenOptions {
  /** Told, for operators, what the realm lacks or that it is away. */
  notice?: (sentence: string) => void
}

/**
 * The verifier for an issuer. What only Keycloak needs is loaded only for it.
 * Throws, naming the setting, on a Keycloak that answers and is not the realm that was named; one that is away may come later.
 */
export async function openVerifier(config: IssuerConfig, { notice }: OpenOptions = {}): Promise<TokenVerifier> {
  const { kind, url, audience, clients } = config
  const options = { issuer: url, audience, ...(clients && { clients }), ...(notice && { notice }) }
  if (kind !== 'keycloak') return new EmbeddedVerifier(options)
  await checkIssuer(config, { notice })
  const { KeycloakVerifier } = await import('./keycloak-verifier.js')
  return new KeycloakVerifier(options)
}

/** Whether a Keycloak is the realm that was named: throws when it is not, and tells when it is away. The embedded issuer is started with the rest and asked nothing. */
export async function checkIssuer({ kind, url }: IssuerConfig, { notice }: OpenOptions): Promise<void> {
  if (kind !== 'keycloak') return
  await lookAtRealm(url).catch((error: unknown) => {
    if (!(error instanceof IssuerAway)) throw error
    notice?.(`${error.message}; starting without it: nobody can log in, and tokens are refused as uncheckable, until it is there`)
  })
}
