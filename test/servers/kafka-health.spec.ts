import { setTimeout as sleep } from 'node:timers/promises'
import kafkajs from 'kafkajs'
import { openOffice, until, type Office } from '../../apps/city-office/src/office.fixture.js'
import { KafkaServer } from './kafka-server.js'

let server: KafkaServer
let office: Office

beforeAll(async () => {
  server = await KafkaServer.start('health')
  const { code, err } = await server.tongban('topics', 'apply')
  if (code !== 0) throw new Error(err)
  office = await openOffice({ exchange: { kind: 'kafka', ...server.options('city-office') } })
}, 180_000)
afterAll(async () => {
  await office?.close()
  await server.stop()
}, 60_000)

const well = { status: 200, page: { status: 'ok', exchange: { answers: true, since: null, told: null } } }
const away = { status: 200, page: { status: 'degraded', parts: { database: true }, exchange: { answers: false, since: expect.stringMatching(/^\d{4}-\d\d-\d\dT/), told: 'away' } } }

test('a service says that Kafka is away when the broker is killed, also one that is started meanwhile, and is well when it is back', async () => {
  expect(await until(office.health, ({ page }) => page.exchange.answers === true, 60_000)).toMatchObject(well)
  await server.kill()
  expect(await until(office.health, ({ page }) => page.status === 'degraded', 60_000)).toMatchObject(away)
  await office.restart()
  expect(await until(office.health, ({ page }) => page.status === 'degraded', 60_000)).toMatchObject(away)
  await server.again()
  expect(await until(office.health, ({ page }) => page.status === 'ok' && page.exchange.answers, 60_000)).toMatchObject(well)
  // Reading for a while does not bring back what was.
  await sleep(2_000)
  expect(await office.health()).toMatchObject(well)
}, 300_000)

test('a service that is refused what it needs says so', async () => {
  const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs
  const denied = {
    principal: 'User:city-office', host: '*', permissionType: AclPermissionTypes.DENY, operation: AclOperationTypes.ALL, resourceType: AclResourceTypes.TOPIC, resourceName: 'tb.', resourcePatternType: ResourcePatternTypes.PREFIXED,
  }
  await server.asAdmin((admin) => admin.createAcls({ acl: [denied] }))
  expect(await until(office.health, ({ page }) => page.status === 'degraded', 60_000)).toMatchObject({ status: 200, page: { exchange: { told: 'not-granted' } } })
  await server.asAdmin((admin) => admin.deleteAcls({ filters: [denied] }))
  expect(await until(office.health, ({ page }) => page.status === 'ok', 60_000)).toMatchObject(well)
}, 180_000)
