import path from 'node:path'
import type { ProcessConfig } from '@tongban/service'
import type { Engines } from '../engines/engines.js'
import type { Databases, DeploymentDatabase } from './databases.js'
import type { Deployment } from './federation.js'
import { publicKeyOf, type Secrets, type SourceKey } from './secrets.js'
import { portOf, urlOf, type Seat, type Settings } from './settings.js'

/** The issuer's name: the realm's address. */
export const realm = (settings: Settings, identity: Engines['identity']): string => (identity.kind === 'keycloak' ? identity.issuer : `${urlOf(settings, 'issuer')}/realms/tongban`)

/** The configuration of every process, each with its own role's URL and its own keys and nothing of the others'. */
export function processConfigs(settings: Settings, deployments: readonly Deployment[], databases: Databases, secrets: Secrets, engines: Engines): Record<string, ProcessConfig> {
  const keys = secrets.sourceKeys(deployments.flatMap(({ sources }) => sources))
  const dataKeys = secrets.dataKeys(deployments.map(({ id }) => id))
  const common = (seat: Seat): Pick<ProcessConfig, 'host' | 'port' | 'issuer' | 'gateways' | 'simulatedTime' | 'development' | 'logLevel' | 'dataDir'> => ({
    host: '127.0.0.1',
    port: portOf(settings, seat),
    issuer: { ...(engines.identity.kind === 'keycloak' && { kind: 'keycloak' }), url: realm(settings, engines.identity), audience: 'tongban-api' },
    gateways: ['127.0.0.0/8', '::1'],
    simulatedTime: true,
    development: true,
    logLevel: 'info',
    dataDir: settings.dataDir,
  })
  const none = { sources: [], centres: [] }
  const configs: Record<string, ProcessConfig> = {
    ...(engines.identity.kind === 'embedded' && { issuer: {
      ...common('issuer'), ...none, deployment: 'issuer', kind: 'issuer',
      accountsFile: path.join(settings.root, 'deploy/demo/accounts.json'),
      passwordsFile: secrets.file('demo-passwords.json'),
      keysDir: secrets.file('issuer'),
    } }),
    gateway: {
      ...common('gateway'), ...none, deployment: 'gateway', kind: 'gateway',
      cityOffice: { url: urlOf(settings, 'city-office') },
      ...(deployments.some(({ kind }) => kind === 'coordination') && { coordination: { url: urlOf(settings, 'coordination') } }),
      deployments: deployments.filter(({ kind }) => kind === 'centre').map(({ id, centres }) => ({ id, url: urlOf(settings, id), centres })),
    },
  }
  for (const { id, kind, sources, centres, ledger } of deployments) {
    const { app, plumbing } = databases.deployments[id]!
    configs[id] = {
      ...common(id), deployment: id, kind, sources, centres, ...(ledger && { ledger }),
      database: { url: app, plumbingUrl: plumbing },
      exchange: exchangeOf(engines.exchange, id, databases.deployments[id]!),
      keysFile: secrets.write(`keys-${id}.json`, {
        sources: Object.fromEntries(sources.map((source) => [source, keys[source]])),
        city: [{ kid: keys.city!.kid, publicKey: publicKeyOf(keys.city as SourceKey) }],
        // Coordination meets parties by their subject keys alone: it can neither make one nor open an identity.
        ...(kind !== 'coordination' && { federationKey: dataKeys.federation, federationKeyVersion: 1, dataKey: dataKeys[id] }),
      }),
    }
  }
  return configs
}

function exchangeOf(engine: Engines['exchange'], id: string, { exchange }: DeploymentDatabase): NonNullable<ProcessConfig['exchange']> {
  if (engine.kind === 'embedded') return { url: exchange! }
  const { brokers, passwordFiles, caFile } = engine
  return { kind: 'kafka', brokers, username: id, passwordFile: passwordFiles[id]!, ...(caFile !== undefined && { ssl: { caFile } }) }
}
