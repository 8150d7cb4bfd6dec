import { statSync } from 'node:fs'
import path from 'node:path'
import { Refused } from '../refused.js'
import { layoutOf } from '../servers/layout.js'
import { readStates } from '../servers/state.js'
import { readBrokers } from '../topics/read-brokers.js'
import { DEPLOYMENTS } from '../up/federation.js'
import type { Settings } from '../up/settings.js'
import type { KafkaEngine } from './engines.js'
import { fileNamed, readNamed } from './named-settings.js'

const NEEDED = ['TONGBAN_KAFKA_BROKERS', 'TONGBAN_KAFKA_ADMIN_USER', 'TONGBAN_KAFKA_ADMIN_PASSWORD_FILE'] as const
const OPTIONAL = ['TONGBAN_KAFKA_CA_FILE', 'TONGBAN_KAFKA_PASSWORDS', 'TONGBAN_KAFKA_TOPICS_FILE'] as const

/** The Kafka that the environment names, else the one that `npm run servers` started for this data folder. Refuses when there is neither, or half of one. */
export function readKafka(settings: Settings, env: NodeJS.ProcessEnv): KafkaEngine {
  const named = readNamed('--exchange kafka', NEEDED, ['TONGBAN_KAFKA_CA_FILE', 'TONGBAN_KAFKA_PASSWORDS'], env)
  const [caFile, folder, topicsFile] = OPTIONAL.map((name) => env[name] || undefined)
  const more = topicsFile === undefined ? {} : { topicsFile: fileNamed('TONGBAN_KAFKA_TOPICS_FILE', topicsFile) }
  if (!named) return { ...ownKafka(settings), ...more }
  return {
    kind: 'kafka', own: false,
    brokers: readBrokers(named.TONGBAN_KAFKA_BROKERS),
    username: named.TONGBAN_KAFKA_ADMIN_USER,
    passwordFile: fileNamed('TONGBAN_KAFKA_ADMIN_PASSWORD_FILE', named.TONGBAN_KAFKA_ADMIN_PASSWORD_FILE),
    ...(caFile !== undefined && { caFile: fileNamed('TONGBAN_KAFKA_CA_FILE', caFile) }),
    ...more,
    passwordFiles: passwordsIn(folder === undefined ? path.join(settings.dataDir, 'secrets/kafka') : folderNamed(folder)),
  }
}

function ownKafka(settings: Settings): KafkaEngine {
  const { kafka } = readStates(layoutOf(settings).stateFile)
  if (!kafka) throw new Refused('engine-not-there', { option: '--exchange kafka', name: 'Kafka', server: 'kafka', folder: settings.dataDir, variables: NEEDED.join(', ') }, 200)
  const { brokers, admin, users } = kafka
  return {
    kind: 'kafka', own: true, brokers, ...admin,
    passwordFiles: { ...passwordsIn(path.join(settings.dataDir, 'secrets/kafka')), ...Object.fromEntries(Object.entries(users).map(([user, login]) => [user, login.passwordFile])) },
  }
}

const passwordsIn = (folder: string): Record<string, string> => Object.fromEntries(DEPLOYMENTS.map(({ id }) => [id, path.join(folder, id)]))

function folderNamed(folder: string): string {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new Refused('not-a-folder', { option: 'TONGBAN_KAFKA_PASSWORDS', value: folder, fault: 'ENOTDIR' })
  return path.resolve(folder)
}
