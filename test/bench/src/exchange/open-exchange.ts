import { EmbeddedTransport, Exchange, openKeyRing } from '@tongban/exchange'
import { SystemOfficeClock } from '@tongban/kernel'
import { CaseProjection } from '@tongban/ledger'
import type { Side } from './federation.js'

/** A side's exchange as its process would open it, with its ledger and the projection of cases. */
export async function openExchange({ deployment, sources, ledger, exchangeUrl, keys, plumbing, directory }: Side): Promise<{ exchange: Exchange; transport: EmbeddedTransport }> {
  const transport = await EmbeddedTransport.open({ url: exchangeUrl, deployment })
  const exchange = await Exchange.open({
    plumbing, transport, directory, keys: openKeyRing(keys), clock: new SystemOfficeClock(), deployment, sources, ledger, projections: [new CaseProjection()], digestEveryMs: 0,
  })
  return { exchange, transport }
}
