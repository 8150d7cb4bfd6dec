import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { planKafka } from './provide-kafka.js'

const folder = mkdtempSync(path.join(tmpdir(), 'tongban-provide-'))
afterAll(() => rmSync(folder, { recursive: true }))
const modeOf = (file: string) => (statSync(file).mode & 0o777).toString(8)

test('each deployment\'s password is made in a file for its owner alone, also over an empty one that all may read; one that is there stays', async () => {
  const files = Object.fromEntries(['haizhu', 'tianhe', 'city-office'].map((id) => [id, path.join(folder, id === 'haizhu' ? 'made/haizhu' : id)]))
  const admin = path.join(folder, 'admin')
  writeFileSync(admin, 's3cret')
  writeFileSync(files['tianhe']!, '\n', { mode: 0o644 })
  writeFileSync(files['city-office']!, 'kept\n', { mode: 0o640 })
  // They are made before Kafka is asked for anything: here nobody answers.
  await expect(planKafka({ kind: 'kafka', own: false, brokers: ['127.0.0.1:1'], username: 'admin', passwordFile: admin, passwordFiles: files })).rejects.toMatchObject({ refusal: { refused: 'named-engine-away' } })
  expect([modeOf(path.join(folder, 'made')), modeOf(files['haizhu']!), modeOf(files['tianhe']!), modeOf(files['city-office']!)]).toEqual(['700', '600', '600', '640'])
  expect([files['haizhu']!, files['tianhe']!].map((file) => /^\S{32}$/.test(readFileSync(file, 'utf8')))).toEqual([true, true])
  expect(readFileSync(files['city-office']!, 'utf8')).toBe('kept\n')
})
