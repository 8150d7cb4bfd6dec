import { enrolKeys } from '@tongban/directory'
import { Exchange, eventsTopic } from '../index.js'
import { Federation, caseId, clock, count, publicKeys, until, writeSteps } from './federation.fixture.js'

test('what a source sent before a ledger knew its key is refused, and asked for when it is enrolled', async () => {
  const federation = await Federation.open()
  try {
    const haizhu = await federation.join('haizhu', ['hz', 'hzcg'])
    const city = await federation.join('city-office', ['city'], { ledger: { owner: 'gz', topics: [eventsTopic('hz')] } })
    await city.database.admin.query({ text: "delete from source_key where source = 'hzcg'; update directory_version set version = version + 1" })
    await city.directory.reload()
    federation.start()
    await haizhu.database.app.inTenant(['hzcg'], (tx) => writeSteps(tx, 'hzcg', caseId(1), [1, 2, 3]))
    haizhu.exchange.wake()
    await until(() => count(city, 'refused_message', "source = 'hzcg' and why = 'unknown-key'"), (n) => n === 1)
    expect(await count(city, 'ledger_event', "source = 'hzcg'")).toBe(0)

    // Also across a restart of the reader.
    await city.exchange.stop()
    city.exchange = await Exchange.open({
      plumbing: city.database.plumbing, transport: city.transport, directory: city.directory, keys: city.keys, clock, deployment: 'city-office', sources: ['city'],
      ledger: { owner: 'gz', topics: [eventsTopic('hz')] },
    })
    city.exchange.start()
    await enrolKeys(city.database.urls.owner, publicKeys.filter(({ source }) => source === 'hzcg'))
    await city.directory.reload()
    await until(() => count(city, 'ledger_event', "source = 'hzcg'"), (n) => n === 3, 30_000)
    expect(await count(city, 'parked')).toBe(0)
  } finally {
    await federation.close()
  }
}, 60_000)
