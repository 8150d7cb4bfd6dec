import { Exchange, openKeyRing, openTransport, type Transport } from '@tongban/exchange'
import { SystemOfficeClock } from '@tongban/kernel'
import { CaseProjection } from '@tongban/ledger'
import type { Side } from './federation.js'

/** A side's exchange as its process would open it, with its ledger and the projection of cases. */
export async function openExchange({ deployment, sources, ledger, exchange: config, keys, plumbing, directory }: Side): Promise<{ exchange: Exchange; transport: Transport }> {
  const transport = await openTransport(config, { deployment })
  const exchange = await Exchange.open({
    plumbing, transport, directory, keys: openKeyRing(keys), clock: new SystemOfficeClock(), deployment, sources, ledger, projections: [new CaseProjection()], digestEveryMs: 0,
  })
  return { exchange, transport }
}
