import type { Issuer, IssuerOptions } from './issuer/start-issuer.js'

export type { Issuer, IssuerOptions }

/** Starts the embedded issuer in this process; its parts are loaded now and not with the library, which every subgraph imports. */
export async function startIssuer(options: IssuerOptions): Promise<Issuer> {
  const issuer = await import('./issuer/start-issuer.js')
  return issuer.startIssuer(options)
}
