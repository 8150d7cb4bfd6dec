import { spawnSync } from 'node:child_process'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')
const run = (seconds: number, many: number, said: string, code = 0) => {
  const { status, stderr } = spawnSync(path.join(root, '.ci/each-within'), [String(seconds), String(many), 'bash', '-c', `printf '%s' "$0"; exit ${code}`, said], { encoding: 'utf8' })
  return { status, err: stderr }
}
const three = (...seconds: string[]) => ['Kafka 4.1.2 is ready on 127.0.0.1:4020', 'Keycloak 26.7.3 is ready on 127.0.0.1:4021', 'PostgreSQL 15 is ready on 127.0.0.1:4023'].map((line, at) => `${line} (${seconds[at]} s)\n`).join('')

test('all of them in time, the last second included', () => {
  expect(run(20, 3, `${three('20.0', '9.4', '0.8')}What clients need stands in …/servers.json\n`).status).toBe(0)
})

test.each([['Kafka', '20.1', '9.4', '0.8'], ['Keycloak', '3.0', '100.0', '0.8'], ['PostgreSQL', '3.0', '8.9', '21.0']])('%s alone too late', (name, ...seconds) => {
  const { status, err } = run(20, 3, three(...seconds))
  expect([status, err]).toEqual([1, expect.stringMatching(new RegExp(`Later than 20 s: ${name} .*\\n$`))])
})

test('one that does not say how long it took, and a command that fails', () => {
  expect(run(20, 3, three('3.0', '9.4', '?'))).toMatchObject({ status: 1, err: expect.stringContaining('2 of 3 said how long they took') })
  expect(run(20, 3, three('3.0', '9.4', '0.8'), 2).status).toBe(2)
})
