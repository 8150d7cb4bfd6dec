import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { run } from '../run.js'

let folder: string
const kept = process.env.TONGBAN_DATA
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tongban-config-'))
  process.env.TONGBAN_DATA = folder
})
afterEach(() => {
  if (kept === undefined) delete process.env.TONGBAN_DATA
  else process.env.TONGBAN_DATA = kept
  rmSync(folder, { recursive: true })
})

async function config(...args: string[]) {
  let [out, err] = ['', '']
  const code = await run(['config', ...args], {}, { out: (text) => { out += text }, err: (text) => { err += text } })
  return { code, out, err }
}

const haizhu = {
  deployment: 'haizhu', kind: 'centre', port: 4004, issuer: { url: 'http://127.0.0.1:4001/realms/tongban' }, dataDir: '.tongban', centres: ['hz'], keysFile: '/secrets/keys-haizhu.json',
  database: { url: 'postgres://tb_haizhu_app:s3cr3t@127.0.0.1:4010/tongban_haizhu', plumbingUrl: 'postgres://tb_haizhu_plumbing:s3cr3t@127.0.0.1:4010/tongban_haizhu' },
  exchange: { url: 'postgres://tb_haizhu_exchange:s3cr3t@127.0.0.1:4010/tongban_exchange' },
}
const write = (name: string, value: unknown) => {
  mkdirSync(path.join(folder, 'run'), { recursive: true })
  writeFileSync(path.join(folder, 'run', `${name}.json`), typeof value === 'string' ? value : JSON.stringify(value))
}

test('prints each process\'s configuration, what was left out filled in, without a secret', async () => {
  write('haizhu', haizhu)
  write('gateway', { ...haizhu, deployment: 'gateway', kind: 'gateway', port: 4000, database: undefined, exchange: undefined, keysFile: undefined, centres: [] })
  const { code, out, err } = await config('--json')
  expect([code, err, Object.keys(JSON.parse(out))]).toEqual([0, '', ['gateway', 'haizhu']])
  expect(JSON.parse(out).haizhu).toMatchObject({
    port: 4004, host: '127.0.0.1', gateways: ['127.0.0.0/8', '::1'], keysFile: '/secrets/keys-haizhu.json', database: { url: 'postgres://tb_haizhu_app:***@127.0.0.1:4010/tongban_haizhu' },
  })
  const plain = await config()
  expect(plain.out).toContain(`haizhu  ${path.join(folder, 'run', 'haizhu.json')}\n{\n  "deployment": "haizhu"`)
  for (const text of [out, plain.out]) expect(text).not.toContain('s3cr3t')
})

test('a data folder without any is answered with the way out, in both languages', async () => {
  expect(await config()).toEqual({ code: 2, out: '', err: expect.stringContaining(`There is no configuration of a process in "${path.join(folder, 'run').slice(0, 60)}`) })
  expect((await config('--lang', 'zh')).err).toContain('没有任何进程的配置')
})

test.each([['text that is no JSON', '{'], ['a field nobody knows', { ...haizhu, prot: 1 }], ['a field that is missing', { deployment: 'haizhu' }]])('%s is refused with the file\'s name', async (_, value) => {
  write('haizhu', value)
  const { code, out, err } = await config('--json')
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(/haizhu\.json/)
})
