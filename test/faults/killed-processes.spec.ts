import { Federation, sleep } from '../federation.js'

let federation: Federation
beforeAll(async () => {
  federation = await Federation.prepare()
  await federation.start()
}, 120_000)
afterAll(() => federation.remove(), 60_000)

/** Every kind of process of the federation, by a word of its command line. */
const VICTIMS: readonly (readonly [string, RegExp])[] = [
  ['the issuer', /identity\/dist\/issuer\/main\.js/],
  ['the city office', /city-office\/dist\/main\.js/],
  ['the gateway', /gateway\/dist\/main\.js/],
  ['PostgreSQL', /bin\/postgres -D/],
  ["PostgreSQL's guardian", /embedded\/guardian\.js/],
]

test('an office day during which every process is killed with -9 once, PostgreSQL and a Kafka included, is as written, and every stream is green', async () => {
  const centres = federation.processes().filter(({ name }) => name.includes('centre/dist/main.js')).map(({ pid }) => pid)
  expect(centres).toHaveLength(4)
  const demo = federation.tongban('demo', '--lang', 'en')
  let over = false
  void demo.then(() => { over = true })

  const killed: string[] = []
  const broker = federation.engines?.states.kafka
  let brokerIsBack: Promise<unknown> = Promise.resolve()
  const victims = VICTIMS.filter(([who]) => federation.identity === 'embedded' || who !== 'the issuer')
  for (const [who, pattern] of victims) {
    await sleep(1_500)
    const victim = federation.processes().find(({ name }) => pattern.test(name))
    if (over || !victim) continue
    process.kill(victim.pid, 'SIGKILL')
    killed.push(who)
  }
  if (broker && !over) {
    await sleep(1_500)
    process.kill(broker.pid, 'SIGKILL')
    killed.push('the broker')
    brokerIsBack = federation.engines!.again('kafka')
  }
  for (const pid of centres) {
    await sleep(1_500)
    if (over || !federation.processes().some((each) => each.pid === pid)) continue
    process.kill(pid, 'SIGKILL')
    killed.push(`centre ${pid}`)
  }

  const { code, out } = await demo
  await brokerIsBack
  expect({ code, out: out.slice(-3000) }).toMatchObject({ code: 0, out: expect.stringContaining('The office day is as written') })
  expect(killed).toHaveLength(victims.length + (broker ? 1 : 0) + 4)
  const { code: red, out: table } = await federation.tongban('reconcile')
  expect({ red, table }).toMatchObject({ red: 0 })
}, 400_000)
