import { generateKeyPairSync } from 'node:crypto'
import { casesSchema } from '@tongban/cases'
import { Database } from '@tongban/database'
import { Directory, directorySchema, enrolKeys, importDirectory, type SourceKey } from '@tongban/directory'
import { exchangeSchema, type ExchangeConfig, type ExchangeKeys } from '@tongban/exchange'
import { implementationListsSchema } from '@tongban/implementation-lists'
import { ledgerSchema } from '@tongban/ledger'
import { demoCity } from '../city.js'
import type { Cleanup } from '../cleanup.js'
import type { BenchOptions } from '../result.js'
import type { BenchServer, BenchUrls } from '../server.js'
import type { BenchExchange } from './bench-exchange.js'
import { CENTRES, TOPIC } from './city-of-bench.js'
import { openEmbedded } from './embedded-exchange.js'
import { openKafka } from './kafka-exchange.js'

export { CENTRES, TOPIC }

/** One side of the flow: a deployment with a database, a role at the exchange, and keys. */
export interface Side {
  deployment: string
  sources: readonly string[]
  ledger: { owner: string; topics: string[] }
  urls: BenchUrls
  exchange: ExchangeConfig
  keys: ExchangeKeys
  plumbing: Database
  directory: Directory
}

export interface BenchFederation {
  district: Side & { app: Database }
  city: Side
  exchange: BenchExchange
}

/** Haizhu with its streets, and the city office that reads it: two deployments and an exchange, as the demo has them. */
export async function openFederation(server: BenchServer, kind: BenchOptions['exchange'], cleanup: Cleanup): Promise<BenchFederation> {
  const { publicKeys, keysOf } = makeKeys(['city', ...CENTRES])
  const exchange = kind === 'kafka' ? await openKafka(cleanup) : await openEmbedded(server)
  const side = async (name: string, urls: BenchUrls, rest: Pick<Side, 'deployment' | 'sources' | 'ledger' | 'exchange'>): Promise<Side> => {
    await importDirectory(urls.owner, demoCity)
    await enrolKeys(urls.owner, publicKeys)
    const plumbing = await Database.open({ url: urls.plumbing, name: `tongban bench ${name}`, role: 'plumbing' })
    cleanup.add(() => plumbing.close())
    return { ...rest, urls, keys: keysOf(rest.sources), plumbing, directory: await Directory.open(plumbing) }
  }
  const districtUrls = await server.database('haizhu', [directorySchema, exchangeSchema, implementationListsSchema, casesSchema, ledgerSchema])
  const cityUrls = await server.database('city', [directorySchema, exchangeSchema, ledgerSchema])
  const app = await Database.open({ url: districtUrls.app, name: 'tongban bench' })
  cleanup.add(() => app.close())
  const district = await side('haizhu', districtUrls, { deployment: 'haizhu', sources: CENTRES, ledger: { owner: 'hz', topics: [TOPIC] }, exchange: exchange.district })
  const city = await side('city', cityUrls, { deployment: 'city-office', sources: ['city'], ledger: { owner: 'gz', topics: [TOPIC] }, exchange: exchange.city })
  return { district: { ...district, app }, city, exchange }
}

function makeKeys(sources: readonly string[]): { publicKeys: SourceKey[]; keysOf: (sources: readonly string[]) => ExchangeKeys } {
  const pairs = new Map(sources.map((source) => [source, generateKeyPairSync('ed25519')]))
  const publicKeys = [...pairs].map(([source, { publicKey }]) => ({
    source, kid: `${source}-1`, publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(), from: new Date('2004-01-01T00:00:00Z'), to: null,
  }))
  return {
    publicKeys,
    keysOf: (own) => ({
      sources: Object.fromEntries(own.map((source) => [source, { kid: `${source}-1`, privateKey: pairs.get(source)!.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }])),
      city: publicKeys.filter(({ source }) => source === 'city'),
    }),
  }
}
