import type { Directory } from '@tongban/directory'
import { EmbeddedTransport, Exchange, exchangeDatabaseSchema, openKeyRing } from '@tongban/exchange'
import { testDatabase, type FixedClock, type TestDatabase } from '@tongban/testing'

/** A deployment's exchange that was opened and never started: nothing moves what an act wrote while a spec counts it. */
export async function openIdleExchange(db: TestDatabase, directory: Directory, clock: FixedClock, deployment: string, sources: readonly string[]) {
  const broker = await testDatabase({ schemas: [exchangeDatabaseSchema] })
  const transport = await EmbeddedTransport.open({ url: broker.urls.app, deployment })
  const exchange = await Exchange.open({ plumbing: db.plumbing, transport, directory, keys: openKeyRing({ sources: {}, city: [] }), clock, deployment, sources })
  return {
    exchange,
    close: async () => {
      await transport.close()
      await broker.close()
    },
  }
}
