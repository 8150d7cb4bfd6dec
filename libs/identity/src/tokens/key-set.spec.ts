import { jest } from '@jest/globals'
import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { KeySet } from './key-set.js'

const keys = JSON.stringify({ keys: [{ ...generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', alg: 'RS256' }] })

test('tells an issuer that went and came back as it is, not as it was at the last look', async () => {
  let manner: 'well' | 'away' | 'silent' = 'well'
  const server = createServer((_, res) => {
    if (manner === 'well') res.end(keys)
    else if (manner === 'away') res.writeHead(503).end()
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const began = performance.now()
  let later = 0
  const now = jest.spyOn(performance, 'now').mockImplementation(() => began + later)
  try {
    const set = new KeySet({ issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
    expect(await set.standing()).toMatchObject({ answers: true, keys: 1 })
    manner = 'away'
    later += 11_000
    expect(await set.standing()).toMatchObject({ answers: false, since: expect.any(Date), keys: 1 })
    manner = 'well'
    expect(await set.standing()).toMatchObject({ answers: false }) // seen a moment ago
    later += 11_000
    expect(await set.standing()).toMatchObject({ answers: true, since: null, keys: 1 })
    manner = 'silent'
    later += 11_000
    expect(await set.standing()).toMatchObject({ answers: true }) // a page does not wait for one that says nothing
  } finally {
    now.mockRestore()
    server.closeAllConnections()
    server.close()
  }
})
