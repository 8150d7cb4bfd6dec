import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { Blueprints, contentHashOf, layOut, readBlueprint } from '@tongban/blueprints'
import { day, formatDay, isRefusal } from '@tongban/kernel'
import { openHouse, type House } from './house.fixture.js'

let house: House
beforeAll(async () => { house = await openHouse() }, 60_000)
afterAll(() => house.close())

async function publish(version: number) {
  const file = readBlueprint(JSON.parse(readFileSync(new URL(`../../../deploy/demo/blueprints/three-certificates.v${version}.json`, import.meta.url), 'utf8')))
  if (isRefusal(file)) throw new Error(JSON.stringify(file))
  await house.publish(`blueprint:${file.code}:${version}`, 'standards.blueprint-published.v1', {
    code: file.code, version, effectiveFrom: formatDay(file.effectiveFrom), contentHash: contentHashOf(file.content), publishedAt: '2015-06-01T01:00:00.000Z',
    content: file.content, layout: await layOut(file.content),
  })
}

async function until(holds: () => Promise<boolean>) {
  for (const end = Date.now() + 15_000; !(await holds()); await sleep(30)) if (Date.now() > end) throw new Error('not within 15 s')
}

test('a blueprint comes down to a centre\'s deployment, over a restart too; each day has its version', async () => {
  const held = () => new Blueprints(house.own.app)
  await publish(1)
  await until(async () => (await held().version('three-certificates', 1)) !== undefined)
  await house.restart()
  await publish(2)
  await until(async () => (await held().version('three-certificates', 2)) !== undefined)
  const on = async (text: string) => (await held().inForce('three-certificates', day(text)))?.version
  expect([await on('2015-06-29'), await on('2015-06-30'), await on('2015-09-28'), await on('2015-09-29')]).toEqual([undefined, 1, 1, 2])
  expect((await house.own.admin.query({ text: 'select from standard_blueprint_refused' })).rowCount).toBe(0)
}, 60_000)
