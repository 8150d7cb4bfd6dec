import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { generatePassword } from '@tongban/database'
import { faultOfSettings, openTopics, passwordIn, type TopicSettings } from '@tongban/exchange'
import { Refused } from '../refused.js'
import { refusingKafka } from '../topics/refuse-kafka.js'
import { PUBLISHERS } from '../up/topic-access.js'
import { awayOf } from './away.js'
import type { KafkaEngine } from './engines.js'

/** What is to be made at Kafka before a federation runs on it. */
export interface KafkaPlan {
  /** Topics that are not there: whatever was sent to them before is gone. */
  newTopics: string[]
  /** How many settings of topics differ and are an administrator's to change. */
  kept: number
  /** How many rights others have there that reach a deployment's topics or groups. */
  strangers: number
  /** Makes topics, users and rights as they should be; answers with how many changes that took. */
  apply(): Promise<number>
  close(): Promise<void>
}

/** Looks at Kafka as `tongban topics plan` does. Refuses, with the way out, when it is away or does not take the administrator. */
export async function planKafka(engine: KafkaEngine): Promise<KafkaPlan> {
  const { brokers, username, passwordFile, caFile } = engine
  const admin = { brokers, username, passwordFile, ...(caFile !== undefined && { ssl: { caFile } }) }
  return asEngine(engine, async () => {
    const desk = await openTopics({ admin, publishers: PUBLISHERS, settings: settingsIn(engine.topicsFile), passwords: passwordsOf(engine) })
    try {
      const { changes, kept, strangers } = await desk.plan()
      return {
        kept: kept.length,
        strangers: strangers.length,
        newTopics: changes.flatMap((change) => (change.do === 'create-topic' ? [change.topic] : [])),
        apply: () => asEngine(engine, async () => {
          await desk.apply(changes, () => undefined)
          return changes.length
        }),
        close: () => desk.close(),
      }
    } catch (error) {
      await desk.close()
      throw error
    }
  })
}

/** Each deployment's, from its file of mode 0600; made where there is none. */
function passwordsOf({ passwordFiles }: KafkaEngine): Record<string, string> {
  return Object.fromEntries(Object.entries(passwordFiles).map(([deployment, file]) => {
    if (!existsSync(file) || readFileSync(file, 'utf8').trim() === '') {
      mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
      // One that was there, empty, would keep the mode it had.
      rmSync(file, { force: true })
      writeFileSync(file, generatePassword(), { mode: 0o600, flag: 'wx' })
    }
    return [deployment, passwordIn(readFileSync(file, 'utf8'))]
  }))
}

function settingsIn(file: string | undefined): TopicSettings {
  if (file === undefined) return {}
  let settings: unknown
  try {
    settings = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Refused('not-topic-settings', { value: file, fault: (error as NodeJS.ErrnoException).code ?? 'not JSON' })
  }
  const fault = faultOfSettings(settings)
  if (fault) throw new Refused('not-topic-settings', { value: file, fault })
  return settings as TopicSettings
}

/** The refusals of `tongban topics`, in the words of who starts a federation. */
async function asEngine<T>(engine: KafkaEngine, work: () => Promise<T>): Promise<T> {
  const at = engine.brokers.join(', ')
  try {
    return await refusingKafka(engine, work)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    if (error.refusal.refused === 'kafka-away') throw awayOf({ name: 'Kafka', server: 'kafka', own: engine.own, at, variable: 'TONGBAN_KAFKA_BROKERS' }, String(error.refusal.params['reason']))
    if (error.refusal.refused === 'kafka-login-refused') throw new Refused('engine-login-refused', { name: 'Kafka', at, username: engine.username, file: engine.passwordFile }, 200)
    throw error
  }
}
