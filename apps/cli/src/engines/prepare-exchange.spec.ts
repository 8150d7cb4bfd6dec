import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { prepareExchange } from './prepare-exchange.js'
import type { KafkaPlan } from './provide-kafka.js'

const dataDir = mkdtempSync(path.join(tmpdir(), 'tongban-prepare-'))
afterAll(() => rmSync(dataDir, { recursive: true }))

const kafka = { kind: 'kafka' as const, own: true, brokers: ['127.0.0.1:1'], username: 'admin', passwordFile: 'admin', passwordFiles: {} }
const nobody = { adminUrl: '', deployments: {} } as never

async function finish(change: Partial<KafkaPlan>) {
  let closed = 0
  const notes: string[] = []
  const plan: KafkaPlan = { newTopics: [], kept: 0, strangers: 0, apply: async () => 3, close: async () => { closed++ }, ...change }
  const prepared = await prepareExchange(kafka, dataDir, async (news) => { notes.push(JSON.stringify(news)) }, async () => plan)
  const failure = await prepared.finish([], nobody).then(() => undefined, (error: Error) => error.message)
  return { closed, failure, notes }
}

test('the administrator\'s connection to Kafka is closed when all is made, and when making it fails', async () => {
  expect(await finish({})).toMatchObject({ closed: 1, failure: undefined })
  expect(await finish({ apply: async () => { throw new Error('a broker went away') } })).toMatchObject({ closed: 1, failure: 'a broker went away' })
})

test('a start tells of settings that were left and of rights that strangers have', async () => {
  expect((await finish({ kept: 2 })).notes.at(-1)).toContain('At Kafka 2 settings of topics differ and were left so (never fewer partitions, a shorter retention or smaller messages)')
  expect((await finish({ strangers: 5 })).notes.at(-1)).toContain('At Kafka 5 rights of strangers reach these topics, or the groups that read them, and were left: npx --no-install tongban topics verify names them.')
})
