import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { generatePassword } from '@tongban/database'
import { faultOfSettings, passwordIn, type Publisher, type TopicSettings, type TopicsRequest } from '@tongban/exchange'
import { Refused } from '../refused.js'
import { layoutOf } from '../servers/layout.js'
import { readStates, type KafkaState } from '../servers/state.js'
import type { Settings } from '../up/settings.js'

/** As given on the command line. */
export interface TopicsOptions {
  brokers?: string[]
  username?: string
  passwordFile?: string
  caFile?: string
  passwords?: string
  directory?: string
  settings?: string
  json?: boolean
}

export interface TopicsJob extends TopicsRequest {
  passwords: Record<string, string | undefined>
  /** Makes the password of a user that has none yet, in a file of mode 0600. */
  makePassword(user: string): void
}

/** What is to be done, from the options and, where they are silent, from the Kafka that `npm run servers` started. Refuses what cannot be right. */
export function readTopicsOptions(options: TopicsOptions, settings: Settings): TopicsJob {
  const { kafka } = readStates(layoutOf(settings).stateFile)
  const admin = adminOf(options, kafka)
  const publishers = readPublishers(options.directory ?? path.join(settings.root, 'deploy/demo/city.json'))
  const fileOf = passwordFiles(options, options.brokers ? undefined : kafka, settings)
  const passwords: TopicsJob['passwords'] = {}
  for (const deployment of new Set(publishers.map(({ deployment }) => deployment))) passwords[deployment] = existsSync(fileOf(deployment)) ? secretOf('--passwords', fileOf(deployment)) : undefined
  return {
    admin, publishers, settings: options.settings === undefined ? {} : readSettingsFile(options.settings), passwords,
    makePassword(user) {
      passwords[user] = generatePassword()
      mkdirSync(path.dirname(fileOf(user)), { recursive: true, mode: 0o700 })
      writeFileSync(fileOf(user), passwords[user], { mode: 0o600, flag: 'wx' })
    },
  }
}

function adminOf({ brokers, username, passwordFile, caFile }: TopicsOptions, kafka: KafkaState | undefined): TopicsRequest['admin'] {
  const own = brokers ? undefined : kafka
  const admin = { brokers: brokers ?? own?.brokers, username: username ?? own?.admin.username, passwordFile: passwordFile ?? own?.admin.passwordFile }
  const missing = Object.entries({ '--brokers': admin.brokers, '--username': admin.username, '--password-file': admin.passwordFile }).find(([, value]) => !value)?.[0]
  if (missing) throw new Refused('kafka-not-named', { missing })
  secretOf('--password-file', admin.passwordFile!)
  if (caFile !== undefined) secretOf('--ca-file', caFile)
  return { brokers: admin.brokers!, username: admin.username!, passwordFile: admin.passwordFile!, ...(caFile !== undefined && { ssl: { caFile } }) }
}

function passwordFiles({ passwords }: TopicsOptions, kafka: KafkaState | undefined, { dataDir }: Settings): (user: string) => string {
  if (passwords !== undefined) {
    if (!statSync(passwords, { throwIfNoEntry: false })?.isDirectory()) throw new Refused('not-a-folder', { option: '--passwords', value: passwords, fault: 'ENOTDIR' })
    return (user) => path.join(passwords, user)
  }
  return (user) => kafka?.users[user]?.passwordFile ?? path.join(dataDir, 'secrets/kafka', user)
}

function secretOf(option: string, file: string): string {
  try {
    const text = passwordIn(readSmall(file))
    if (text) return text
  } catch (error) {
    throw new Refused('not-a-secret-file', { option, value: file, fault: (error as NodeJS.ErrnoException).code ?? 'unreadable' })
  }
  throw new Refused('not-a-secret-file', { option, value: file, fault: '0 bytes' })
}

function readPublishers(file: string): Publisher[] {
  const data = readJson(file, 'not-a-directory-file') as { sources?: unknown }
  const { sources } = data ?? {}
  if (!Array.isArray(sources) || sources.length === 0) throw new Refused('not-a-directory-file', { value: file, fault: 'sources' })
  return sources.filter((source: { to?: string | null }) => !source?.to).map((source: Record<string, unknown>, at) => {
    const form = { id: /^[a-z0-9]{2,12}$/, kind: /^(centre|city-office|coordination)$/, deployment: /^[a-z0-9-]{2,40}$/, ledgerCentre: /^[a-z0-9]{2,12}$/ }
    const wrong = Object.entries(form).find(([field, pattern]) => typeof source?.[field] !== 'string' || !pattern.test(source[field]))
    if (wrong) throw new Refused('not-a-directory-file', { value: file, fault: `sources.${at}.${wrong[0]}` })
    const { id, kind, deployment, ledgerCentre } = source
    return { id, kind, deployment, ledgerCentre } as Publisher
  })
}

function readSettingsFile(file: string): TopicSettings {
  const settings = readJson(file, 'not-topic-settings')
  const fault = faultOfSettings(settings)
  if (fault) throw new Refused('not-topic-settings', { value: file, fault })
  return settings as TopicSettings
}

function readJson(file: string, refusal: 'not-a-directory-file' | 'not-topic-settings'): unknown {
  try {
    return JSON.parse(readSmall(file))
  } catch (error) {
    throw new Refused(refusal, { value: file, fault: (error as NodeJS.ErrnoException).code ?? 'not JSON' })
  }
}

const LARGEST = 4 * 1024 * 1024

function readSmall(file: string): string {
  const stat = statSync(file)
  if (!stat.isFile()) throw Object.assign(new Error(), { code: 'not a file' })
  if (stat.size > LARGEST) throw Object.assign(new Error(), { code: `> ${LARGEST} bytes` })
  return readFileSync(file, 'utf8')
}
