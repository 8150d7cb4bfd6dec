import { execFileSync, fork, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Controller, Get, Module, Req } from '@nestjs/common'
import type { Request } from 'express'
import { callerAddress, listen, parseConfig, type ExchangeStanding, type Served } from '../process.js'
import { AllowAnyone } from '../rules/allow.js'

const root = path.resolve(import.meta.dirname, '../../../..')
const folder = mkdtempSync(path.join(tmpdir(), 'tongban-serve-'))
const children: ChildProcess[] = []
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

const settings = (port = 0) => ({ deployment: 'haizhu', kind: 'centre', port, issuer: { url: 'http://127.0.0.1:1/realms/tongban' }, dataDir: folder, logLevel: 'silent' })
const start = (config: object) => {
  const file = path.join(folder, `${children.length}.json`)
  writeFileSync(file, JSON.stringify(config))
  const child = fork(path.join(root, 'libs/service/dist/serving/process.fixture.js'), [], { env: { ...process.env, TONGBAN_CONFIG: file }, execArgv: [], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  children.push(child)
  return child
}
const said = (child: ChildProcess) => new Promise<any>((resolve) => child.once('message', resolve))
const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once('exit', resolve))

describe('a process', () => {
  beforeAll(() => {
    execFileSync(process.execPath, ['tools/build.mjs', 'libs/kernel', 'libs/contracts', 'libs/identity', 'libs/service'], { cwd: root })
  })

  test('tells its parent when it is ready, answers, and ends well on SIGTERM', async () => {
    const child = start(settings())
    const { ready, port } = await said(child)
    expect([ready, (await fetch(`http://127.0.0.1:${port}/health`)).status]).toEqual([true, 200])
    child.kill('SIGTERM')
    expect(await ended(child)).toBe(0)
  })

  test('ends when its parent is gone', async () => {
    const child = start(settings())
    await said(child)
    child.disconnect()
    expect(await ended(child)).toBe(0)
  })

  test('ends when its parent goes while it starts', async () => {
    const child = start(settings())
    child.disconnect()
    expect(await ended(child)).toBe(0)
  })

  test('says what keeps it from starting: a busy port, a wrong field', async () => {
    const holder = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => holder.once('listening', resolve))
    const { port } = holder.address() as AddressInfo
    const busy = start(settings(port))
    expect(await Promise.all([said(busy), ended(busy)])).toEqual([{ failed: expect.stringContaining(`EADDRINUSE: address already in use 127.0.0.1:${port}`) }, 1])
    holder.close()
    const wrong = start({ ...settings(), kind: 'portal' })
    const out: Buffer[] = []
    wrong.stdout?.on('data', (chunk: Buffer) => out.push(chunk))
    expect(await Promise.all([said(wrong), new Promise((resolve) => wrong.once('close', resolve))])).toEqual([{ failed: expect.stringContaining('kind: Invalid option') }, 1])
    expect(Buffer.concat(out).toString()).toContain('kind: Invalid option')
  })
})

@Module({})
class NothingModule {}

describe('the HTTP side', () => {
  let served: Served
  let parts: Record<string, boolean> = {}
  beforeAll(async () => { served = await listen(NothingModule, parseConfig(settings()), { health: async () => parts }) })
  afterAll(() => served.close())
  const post = (body: string, headers: Record<string, string> = {}) => fetch(`http://127.0.0.1:${served.port}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body })

  test('/health is 200 while every part is well and 503 when one is not', async () => {
    const health = async () => { const response = await fetch(`http://127.0.0.1:${served.port}/health`); return [response.status, await response.json()] }
    parts = { database: true }
    expect(await health()).toEqual([200, { status: 'ok', deployment: 'haizhu', parts: { database: true } }])
    parts = { database: true, relay: false }
    expect(await health()).toEqual([503, { status: 'unwell', deployment: 'haizhu', parts: { database: true, relay: false } }])
  })

  test('/health says so, and stays 200, while the issuer is away; its address and the reason are for the log', async () => {
    const since = new Date('2015-06-30T01:00:00Z')
    const degraded = await listen(NothingModule, parseConfig(settings()), { issuer: async () => ({ answers: false, since, fault: 'http://127.0.0.1:1 refused', keys: 2 }) })
    try {
      const response = await fetch(`http://127.0.0.1:${degraded.port}/health`)
      expect([response.status, await response.json()]).toEqual([200, { status: 'degraded', deployment: 'haizhu', parts: {}, issuer: { answers: false, since: '2015-06-30T01:00:00.000Z', keys: 2 } }])
    } finally {
      await degraded.close()
    }
  })

  test('/health says so, and stays 200, while the exchange is away, and when it refuses something: messages wait', async () => {
    const since = new Date('2015-06-30T01:00:00Z')
    let exchange: ExchangeStanding = { answers: false, since, told: 'away' }
    const degraded = await listen(NothingModule, parseConfig(settings()), { exchange: () => exchange })
    const health = async () => { const response = await fetch(`http://127.0.0.1:${degraded.port}/health`); return [response.status, await response.json()] }
    try {
      expect(await health()).toEqual([200, { status: 'degraded', deployment: 'haizhu', parts: {}, exchange: { answers: false, since: '2015-06-30T01:00:00.000Z', told: 'away' } }])
      exchange = { answers: true, since, told: 'not-granted' }
      expect(await health()).toEqual([200, expect.objectContaining({ status: 'degraded', exchange: { answers: true, since: '2015-06-30T01:00:00.000Z', told: 'not-granted' } })])
      exchange = { answers: null, since: null, told: null }
      expect(await health()).toEqual([200, expect.objectContaining({ status: 'ok', exchange })])
    } finally {
      await degraded.close()
    }
  })

  test.each([
    ['JSON that is none', '{"query":', {}, 400, 'The request is not JSON.'],
    ['more than 512 kB', JSON.stringify({ query: 'x'.repeat(600_000) }), {}, 413, 'The request is larger than 512 kB; send less, or in several parts.'],
    ['an encoding nobody knows', '{}', { 'content-encoding': 'bzip2' }, 415, 'The content encoding is not supported; send it plain or gzipped.'],
  ])('refuses %s in words', async (_, body, headers, status, message) => {
    const response = await post(body, headers)
    const [error] = (await response.json() as any).errors
    expect([response.status, error.message]).toEqual([status, message])
    expect(error.extensions).toMatchObject({ refused: expect.stringMatching(/^body-/), messageZh: expect.stringMatching(/[\u4e00-\u9fff]/) })
  })

  test('names no server and no framework', async () => {
    const { headers } = await fetch(`http://127.0.0.1:${served.port}/health`)
    expect([headers.get('x-powered-by'), headers.get('server')]).toEqual([null, null])
  })
})

describe('who asks', () => {
  @Controller()
  class WhoController {
    @AllowAnyone('a spec')
    @Get('who')
    who(@Req() req: Request): string {
      return callerAddress(req)
    }
  }

  test.each([
    ['this machine\'s gateway is believed when none is named', {}, '203.0.113.7'],
    ['one that is named is believed', { gateways: ['10.2.0.0/16', '127.0.0.1'] }, '203.0.113.7'],
    ['this machine is believed no longer once others are named', { gateways: ['10.2.0.0/16'] }, '127.0.0.1'],
    ['nobody is believed where the list is empty', { gateways: [] }, '127.0.0.1'],
  ])('%s', async (_, change, expected) => {
    @Module({ controllers: [WhoController] })
    class WhoModule {}
    const served = await listen(WhoModule, parseConfig({ ...settings(), ...change }))
    try {
      const answer = await fetch(`http://127.0.0.1:${served.port}/who`, { headers: { 'x-forwarded-for': '203.0.113.7' } })
      expect(await answer.text()).toBe(expected)
    } finally {
      await served.close()
    }
  })
})
