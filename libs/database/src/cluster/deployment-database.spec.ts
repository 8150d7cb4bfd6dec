import { joinTestServer } from '@tongban/testing'
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { createDeploymentDatabase, createExchangeDatabase, ensureCluster, generatePassword, urlOf, withClient } from '../index.js'
import { refuseTooOld } from './ensure-cluster.js'
import { scramVerifier } from './password.js'

const names = () => `t${randomBytes(4).toString('hex')}-x`
const passwords = () => ({ owner: generatePassword(), app: generatePassword(), plumbing: generatePassword() })
const made: string[] = []
let admin: string

beforeAll(async () => {
  admin = await joinTestServer()
  await ensureCluster(admin)
})

afterAll(() =>
  withClient(admin, async (runner) => {
    for (const deployment of made) {
      const id = deployment.replaceAll('-', '_')
      await runner.query({ text: `drop database if exists tongban_${id} with (force)` })
      for (const kind of ['owner', 'app', 'plumbing']) await runner.query({ text: `drop role if exists tb_${id}_${kind}` })
    }
  }))

const create = (deployment: string, given = passwords()) => {
  made.push(deployment)
  return createDeploymentDatabase(admin, { deployment, passwords: given })
}

const one = async (url: string, text: string) => (await withClient(url, (runner) => runner.query({ text }))).rows[0]

test('each role enters its own database, and none of them another deployment\'s', async () => {
  const [first, second] = [names(), names()]
  const urls = await create(first)
  await create(second)
  const id = first.replaceAll('-', '_')
  expect(await one(urls.app, 'select current_user as role, current_database() as database')).toEqual({ role: `tb_${id}_app`, database: `tongban_${id}` })
  expect(await one(urls.owner, 'select current_user as role')).toEqual({ role: 'tongban_owner' })
  const elsewhere = Object.assign(new URL(urls.app), { pathname: `/tongban_${second.replaceAll('-', '_')}` }).href
  await expect(one(elsewhere, 'select 1')).rejects.toThrow(/permission denied for database/)
})

test('a second start with the same passwords changes nothing and keeps the data', async () => {
  const [deployment, given] = [names(), passwords()]
  const urls = await create(deployment, given)
  await withClient(urls.owner, (owner) => owner.query({ text: 'create table kept as select 1 as one' }))
  expect(await create(deployment, given)).toEqual(urls)
  expect(await one(urls.owner, 'select one from kept')).toEqual({ one: 1 })
})

test('several databases can be made at once', async () => {
  const urls = await Promise.all([create(names()), create(names()), create(names())])
  for (const { plumbing } of urls) expect(await one(plumbing, 'select 1 as one')).toEqual({ one: 1 })
})

test('the application creates nothing in its database', async () => {
  const { app } = await create(names())
  await expect(one(app, 'create table mine (id int)')).rejects.toThrow(/permission denied for schema public/)
})

test('a deployment id that is none is refused before anything is made', async () => {
  const refusal = /"x; drop" is not a deployment id/
  await expect(createDeploymentDatabase(admin, { deployment: 'x; drop', passwords: passwords() })).rejects.toThrow(refusal)
  await expect(createExchangeDatabase(admin, { ownerPassword: 'x', deployments: { 'x; drop': { exchange: 'y' } } })).rejects.toThrow(refusal)
})

test('a URL of a role carries a password with any characters', () => {
  const url = new URL(urlOf('postgres://adm:secret@127.0.0.1:5432/postgres?sslmode=disable', { database: 'd', role: 'r', password: 'a/b:c@d%e' }))
  expect([url.username, decodeURIComponent(url.password), url.pathname, url.search]).toEqual(['r', 'a/b:c@d%e', '/d', '?sslmode=disable'])
})

// The example exchange of RFC 7677, section 3: password "pencil", salt W22ZaJ0SNY7soEsUEjb6gQ==, 4096 iterations.
// Stored and server key follow from its proof and its server signature 6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=.
test('the verifier is the one of RFC 7677', () => {
  const verifier = scramVerifier('pencil', Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'))
  const [, stored, server] = /^SCRAM-SHA-256\$4096:\S+\$(\S+):(\S+)$/.exec(verifier)!
  const nonce = 'rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0'
  const message = `n=user,r=rOprNGfwEbeRWgbNEkqO,r=${nonce},s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,c=biws,r=${nonce}`
  const signature = (key: string) => createHmac('sha256', Buffer.from(key, 'base64')).update(message).digest()
  expect(signature(server!).toString('base64')).toBe('6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=')
  const proof = Buffer.from('dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=', 'base64')
  const clientKey = signature(stored!).map((byte, n) => byte ^ proof[n]!)
  expect(createHash('sha256').update(clientKey).digest('base64')).toBe(stored)
})

test('a server older than PostgreSQL 15 is refused by its version', () => {
  expect(() => refuseTooOld({ version: '14.19 (Debian)', number: 140_019 })).toThrow('PostgreSQL 14.19 (Debian) is too old: DATABASE_URL must point to version 15 or newer.')
  expect(() => refuseTooOld({ version: '15.0', number: 150_000 })).not.toThrow()
})
