import { Federation } from '../federation.js'

const url = process.env.DATABASE_URL
let federation: Federation
beforeAll(async () => {
  if (!url) throw new Error('This test needs DATABASE_URL; deploy/servers/debian-postgresql gives it one.')
  federation = await Federation.prepare({ DATABASE_URL: url })
})
afterAll(() => federation.remove(), 60_000)

test('with DATABASE_URL set, the existing PostgreSQL is used, and an office day is as written, twice', async () => {
  await federation.start()
  expect(federation.output).toContain('PostgreSQL of DATABASE_URL')
  expect(federation.processes().filter(({ name }) => name.includes('postgres -D') || name.includes('guardian'))).toEqual([])
  for (let day = 1; day <= 2; day++) {
    expect(await federation.tongban('demo')).toMatchObject({ code: 0, out: expect.stringContaining('The office day is as written') })
  }
  expect((await federation.tongban('reconcile')).code).toBe(0)
  await federation.stop()
  expect(await federation.leftovers()).toEqual([])
  await federation.start()
  expect((await federation.tongban('reconcile')).code).toBe(0)
}, 240_000)
