import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'yaml'
import { SERVER_PORTS, type ServerSeat } from '../../apps/cli/src/servers/layout.js'
import { DEPLOYMENTS } from '../../apps/cli/src/up/federation.js'

interface Service { image: string; ports: string[]; volumes: string[]; secrets: string[]; healthcheck: { test: string[] }; environment: Record<string, string>; command: string | string[] }
interface Compose { services: Record<string, Service>; volumes: Record<string, unknown>; secrets: Record<string, { file: string }> }

const root = path.resolve(import.meta.dirname, '../..')
const read = (...names: string[]): string => readFileSync(path.join(root, ...names), 'utf8')
const text = read('deploy/compose/compose.yaml')
const compose = parse(text) as Compose
const services = Object.entries(compose.services)

const schema = JSON.parse(read('test/deploy/compose-spec/compose-spec.json')) as Record<string, unknown>
const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema)
const faultsOf = (value: unknown): string[] => (validate(value) ? [] : validate.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`))

test('is what the compose specification allows', () => expect(faultsOf(compose)).toEqual([]))

test.each([
  ['an unknown key', (copy: any) => { copy.services.kafka.ports_ = [] }],
  ['a health check of a wrong kind', (copy: any) => { copy.services.kafka.healthcheck.test = 7 }],
  ['a secret that is no name', (copy: any) => { copy.services.kafka.secrets = [7] }],
  ['an image that is a list', (copy: any) => { copy.services.postgres.image = ['postgres'] }],
  ['a port that is no port', (copy: any) => { copy.services.postgres.ports = [true] }],
])('the schema notices %s', (_title, spoil) => {
  const copy = structuredClone(compose)
  spoil(copy)
  expect(faultsOf(copy)).not.toEqual([])
})

test('Kafka and Keycloak of the same versions as without containers, each image by an exact one', () => {
  const version = (server: string): string => /<artifactId>\w+<\/artifactId><version>([\d.]+)<\/version>/.exec(read('deploy/servers', server, 'pom.xml'))![1]!
  expect(services.map(([name, { image }]) => [name, image])).toEqual([
    ['kafka', `apache/kafka:${version('kafka')}`], ['keycloak', `quay.io/keycloak/keycloak:${version('keycloak')}`], ['postgres', expect.stringMatching(/^postgres:\d+\.\d+$/)],
  ])
  // Without containers it is the one that Debian has, which the README says.
  expect(read('deploy/servers/README.md')).toContain(`PostgreSQL ${/^postgres:(\d+)/.exec(compose.services.postgres!.image)![1]} (without containers`)
})

test('every port is published on loopback alone, and is by default the one that it has without containers', () => {
  const published = services.flatMap(([, { ports }]) => ports)
  const seats: [ServerSeat, string][] = [['kafka', 'KAFKA'], ['keycloak', 'KEYCLOAK'], ['keycloak-health', 'KEYCLOAK_HEALTH'], ['postgres', 'POSTGRES']]
  expect(published.map((port) => /^[^$]*\$\{[^}]*\}/.exec(port)?.[0])).toEqual(seats.map(([seat, name]) => `127.0.0.1:\${${name}_PORT:-${4000 + SERVER_PORTS[seat]}}`))
})

test('every service is asked whether it is healthy, keeps its data in a volume, and has its passwords from files that git does not have', () => {
  for (const [name, { healthcheck, volumes, secrets }] of services) {
    expect([name, healthcheck.test[0], volumes.some((volume) => volume.startsWith(`${name}:/`)), secrets.length > 0]).toEqual([name, 'CMD', true, true])
  }
  expect(services.flatMap(([, { secrets }]) => secrets).sort()).toEqual(Object.keys(compose.secrets).sort())
  expect(Object.keys(compose.volumes)).toEqual(services.map(([name]) => name))
  expect(text.match(/password(?!_FILE: \/run|=\$\$\(cat)\w*[:=]\s*\S+/gi)).toBeNull()
  for (const { file } of Object.values(compose.secrets)) expect(execFileSync('git', ['check-ignore', path.join('deploy/compose', file)], { cwd: root, encoding: 'utf8' })).toContain('secrets/')
})

test('every file of the checkout that is mounted is there', () => {
  const mounted = services.flatMap(([, { volumes }]) => volumes).filter((volume) => volume.startsWith('.')).map((volume) => path.join(root, 'deploy/compose', volume.split(':')[0]!))
  expect(mounted.length).toBeGreaterThan(2)
  expect(mounted.filter((file) => !existsSync(file))).toEqual([])
})

test('there is a user for each deployment', () => {
  const [, users] = /for user in ([^;]+);/.exec(read('deploy/compose/make-secrets'))!
  expect(users!.split(' ')).toEqual(DEPLOYMENTS.map(({ id }) => id))
})
