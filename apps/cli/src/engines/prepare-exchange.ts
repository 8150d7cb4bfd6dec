import { Database } from '@tongban/database'
import { shipAgain } from '@tongban/exchange'
import type { Databases } from '../up/databases.js'
import type { Deployment } from '../up/federation.js'
import type { PreparationNews } from '../up/preparation.js'
import type { Engines, KafkaEngine } from './engines.js'
import { exchangeName, isOtherExchange, kindShippedTo, LOST, readKeptEngines } from './kept-engines.js'
import type { KafkaPlan } from './provide-kafka.js'

export interface ExchangePrepared {
  /** To be done when the databases are there. */
  finish(deployments: readonly Deployment[], databases: Databases): Promise<void>
  /** What is to be written down then. */
  shippedTo(deployments: readonly string[]): Record<string, string>
}

type Tell = (news: PreparationNews) => Promise<void>

/**
 * Looks at the exchange and, once the databases are there, makes its topics, users and rights. An exchange that is not the one of the last start, or that has lost
 * topics, does not have what was shipped: cursors go back before the topics are made, so that a start that dies between the two forgets nothing.
 */
export async function prepareExchange(exchange: Engines['exchange'], dataDir: string, tell: Tell, planned = planAtKafka): Promise<ExchangePrepared> {
  const before = readKeptEngines(dataDir)
  const isOther = (deployment: string) => isOtherExchange(before, deployment, exchange)
  const kafka = exchange.kind === 'kafka' ? await planned(exchange) : undefined
  return {
    async finish(deployments, databases) {
      try {
        const lost = kafka?.newTopics ?? []
        const messages = await Promise.all(deployments.map((deployment) => (isOther(deployment.id) ? sendAgain(deployment, databases) : lost.length > 0 ? sendAgain(deployment, databases, lost) : 0)))
        const sum = messages.reduce((all, some) => all + some, 0)
        const moved = deployments.find(({ id }, n) => isOther(id) && messages[n]! > 0)
        if (sum > 0) await tell({ note: noteOf(moved && kindShippedTo(before, moved.id), exchange.kind, sum) })
        if (kafka) await applyAtKafka(kafka, tell)
      } finally {
        await kafka?.close()
      }
    },
    shippedTo(deployments) {
      // Who was left out finds topics lost that were made again without it.
      const others = Object.keys(before.shippedTo ?? {}).map((id) => [id, kafka?.newTopics.length ? LOST : before.shippedTo[id]!])
      return { ...Object.fromEntries(others), ...Object.fromEntries(deployments.map((id) => [id, exchangeName(exchange)])) }
    },
  }
}

const planAtKafka = async (exchange: KafkaEngine): Promise<KafkaPlan> => (await import('./provide-kafka.js')).planKafka(exchange)

async function applyAtKafka(kafka: KafkaPlan, tell: Tell): Promise<void> {
  const changes = await kafka.apply()
  await tell({ step: { zh: `Kafka 的主题、用户和权限（更改 ${changes} 处）`, en: `topics, users and rights at Kafka, changed in ${changes} places` } })
  if (kafka.kept > 0) {
    await tell({ note: {
      zh: `Kafka 的主题有 ${kafka.kept} 处与要求不同而未改动（不减少分区，不缩短保留期，不减小消息上限）：npx --no-install tongban topics plan 逐项列出。`,
      en: `At Kafka ${kafka.kept} settings of topics differ and were left so (never fewer partitions, a shorter retention or smaller messages): npx --no-install tongban topics plan names them.`,
    } })
  }
  if (kafka.strangers > 0) {
    await tell({ note: {
      zh: `Kafka 上有 ${kafka.strangers} 项外来权限涉及这些主题或读取它们的消费组，未改动：npx --no-install tongban topics verify 逐项列出。`,
      en: `At Kafka ${kafka.strangers} rights of strangers reach these topics, or the groups that read them, and were left: npx --no-install tongban topics verify names them.`,
    } })
  }
}

async function sendAgain({ id, sources }: Deployment, databases: Databases, topics?: readonly string[]): Promise<number> {
  const database = await Database.open({ url: databases.deployments[id]!.plumbing, name: `${id} prepare`, max: 1, role: 'plumbing' })
  try {
    return await database.inPlumbing((tx) => shipAgain(tx, topics), sources)
  } finally {
    await database.close()
  }
}

const NAMES = { embedded: { zh: '内置交换', en: 'the embedded exchange' }, kafka: { zh: 'Kafka', en: 'Kafka' } }

const noteOf = (before: 'embedded' | 'kafka' | undefined, now: 'embedded' | 'kafka', messages: number) => (before === undefined
  ? { zh: `Kafka 上有主题不见了，已重建：各部署把以前的 ${messages} 条消息从头重发，已登账的会被略过。`, en: `Topics were gone from Kafka and are made again: the deployments send the ${messages} messages of before from the beginning, and readers pass over what they have.` }
  : {
      zh: `交换由${NAMES[before].zh}换成${NAMES[now].zh}：各部署把以前的 ${messages} 条消息从头重发，已登账的会被略过。`,
      en: `Messages went by ${NAMES[before].en} and now go by ${now === before ? 'another Kafka' : NAMES[now].en}: the deployments send the ${messages} messages of before from the beginning, and readers pass over what they have.`,
    })
