import { Database } from '@tongban/database'
import { Directory } from '@tongban/directory'
import { SystemOfficeClock } from '@tongban/kernel'
import { EmbeddedTransport, Exchange, openKeyRing, type Batch, type ExchangeKeys, type Transport } from '../index.js'

/** Where the process kills itself, or `nowhere`. */
export type CrashPoint = 'before-send' | 'after-send' | 'before-commit' | 'after-commit' | 'nowhere'

export interface CrashConfig {
  deployment: string
  sources: string[]
  plumbingUrl: string
  exchangeUrl: string
  keys: ExchangeKeys
  ledger?: { owner: string; topics: string[] }
  crash: CrashPoint
  /** How many times the point is passed before. */
  after: number
}

// Run by itself, compiled: one deployment's exchange that dies at a point, as kill -9 would have it.
if (process.argv[2]?.startsWith('{')) await main(JSON.parse(process.argv[2]) as CrashConfig)

async function main(config: CrashConfig): Promise<void> {
  let passed = 0
  const pass = (point: CrashPoint) => {
    if (point === config.crash && ++passed > config.after) process.kill(process.pid, 'SIGKILL')
  }
  const plumbing = await Database.open({ url: config.plumbingUrl, name: config.deployment, role: 'plumbing' })
  const transport = dying(await EmbeddedTransport.open({ url: config.exchangeUrl, deployment: config.deployment }), pass)
  const projection = { aggregateType: 'case', apply: async () => pass('before-commit') }
  const exchange = await Exchange.open({
    plumbing, transport, directory: await Directory.open(plumbing), keys: openKeyRing(config.keys), clock: new SystemOfficeClock(), deployment: config.deployment,
    sources: config.sources, projections: [projection], digestEveryMs: 0, ...(config.ledger && { ledger: config.ledger }),
  })
  exchange.start()
  process.on('disconnect', () => process.exit(0))
}

function dying(transport: EmbeddedTransport, pass: (point: CrashPoint) => void): Transport {
  return {
    features: transport.features,
    ensureTopics: (topics) => transport.ensureTopics(topics),
    async send(topic, messages) {
      pass('before-send')
      await transport.send(topic, messages)
      pass('after-send')
    },
    eachBatch: (options, handler) => transport.eachBatch(options, async (batch: Batch) => {
      await handler(batch)
      if (batch.topic.endsWith('.events')) pass('after-commit')
    }),
    standing: () => transport.standing(),
    close: () => transport.close(),
  }
}
