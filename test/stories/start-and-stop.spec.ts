import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { Federation, run, root } from '../federation.js'

const bin = path.join(root, 'apps/cli/bin/tongban.js')
let federation: Federation

beforeAll(async () => {
  federation = await Federation.prepare()
})
afterAll(() => federation.remove(), 60_000)

const up = (env: NodeJS.ProcessEnv) => run(process.execPath, [bin, 'up', '--lang', 'en'], { ...federation.environment, ...env })

test('a port that is not one is refused with the range', async () => {
  const { code, out } = await up({ TONGBAN_PORT: '80x' })
  expect(code).toBe(2)
  expect(out).toContain('TONGBAN_PORT is "80x"; it must be a whole number from 1024 to 65500.')
})

test('a busy port is named with its use and the way out, and nothing is left behind', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(federation.basePort + 2, '127.0.0.1', resolve))
  const { code, out } = await up({})
  await new Promise((resolve) => server.close(resolve))
  expect(code).toBe(2)
  expect(out).toContain(`Port ${federation.basePort + 2} (city-office) is in use`)
  expect(out).toContain('TONGBAN_PORT=')
  expect(federation.processes()).toEqual([])
})

test('a folder that cannot be written is named with the way out', async () => {
  const file = path.join(federation.dataDir, 'a-file')
  writeFileSync(file, '')
  const { code, out } = await up({ TONGBAN_DATA: path.join(file, 'below') })
  expect(code).toBe(2)
  expect(out).toContain(`The folder ${path.join(file, 'below')} cannot be written (ENOTDIR)`)
  expect(out).toContain('TONGBAN_DATA=')
})

test('an office day, a second start beside it, Ctrl-C, and a start that keeps the data', async () => {
  await federation.start()
  expect(federation.output).toContain(`${federation.gateway}/graphql`)
  expect(federation.output).toContain('Three things to try')
  expect(federation.output.trimEnd().split('\n').at(-1)).toMatch(/^Tongban is ready in \d+ s$/)

  const beside = await up({})
  expect(beside.code).toBe(2)
  expect(beside.out).toContain(`Tongban is already running on the data folder ${federation.dataDir} (process ${federation.pid})`)

  const first = await federation.tongban('demo')
  expect(first).toMatchObject({ code: 0, out: expect.stringContaining('The office day is as written') })
  expect((await federation.tongban('reconcile')).code).toBe(0)

  await federation.stop()
  expect(await federation.leftovers()).toEqual([])

  const passwords = readFileSync(path.join(federation.dataDir, 'secrets/demo-passwords.json'), 'utf8')
  await federation.start()
  expect(readFileSync(path.join(federation.dataDir, 'secrets/demo-passwords.json'), 'utf8')).toBe(passwords)
  const again = await federation.tongban('demo')
  expect(again).toMatchObject({ code: 0, out: expect.stringContaining('The office day is as written') })
  // The second day published the next version: the first one's was kept.
  expect(versionIn(again.out)).toBe(versionIn(first.out) + 1)

  const tampered = path.join(federation.dataDir, 'tampered.json')
  const expected = readFileSync(path.join(root, 'deploy/demo/expected.json'), 'utf8')
  writeFileSync(tampered, expected.replace('"promisedDue": "2015-10-12"', '"promisedDue": "2015-10-08"'))
  const differs = await federation.tongban('demo', '--expected', tampered, '--lang', 'en')
  expect(differs.code).toBe(1)
  expect(differs.out).toContain('due as promised: expected "2015-10-08", found "2015-10-12"')
}, 480_000)

test('when the supervisor is killed with -9, no child outlives it, and the next start recovers', async () => {
  process.kill(federation.pid!, 'SIGKILL')
  expect(await federation.leftovers()).toEqual([])
  await federation.start()
  expect((await federation.tongban('reconcile')).code).toBe(0)
  await federation.stop()
  expect(await federation.leftovers()).toEqual([])
}, 180_000)

test('without a running Tongban, the demo says what to do', async () => {
  const { code, out } = await federation.tongban('demo', '--lang', 'en')
  expect(code).toBe(2)
  expect(out).toContain('Run npm start in another terminal first')
})

const versionIn = (text: string): number => Number(/version (\d+) is published/.exec(text)?.[1])
