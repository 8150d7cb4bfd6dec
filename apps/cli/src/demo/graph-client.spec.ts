import { createServer, type AddressInfo } from 'node:net'
import { GraphClient } from './graph-client.js'

const QUERY = 'query Anything { anything }'

/** The port of a server that breaks every connection off, or on which nobody listens. */
async function port(how: 'breaks off' | 'nobody'): Promise<{ port: number; close: () => void }> {
  const server = createServer((socket) => socket.destroy())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  if (how === 'nobody') await new Promise((resolve) => server.close(resolve))
  return { port, close: () => server.close() }
}

test.each(['breaks off', 'nobody'] as const)('an issuer that is away when somebody logs in is asked again: %s', async (how) => {
  const away = await port(how)
  const client = new GraphClient({
    gateway: 'http://127.0.0.1:9', issuer: `http://127.0.0.1:${away.port}/realms/tongban`, passwords: { 'hz.clerk': 'x' }, onRepeat: (why) => { throw new Error(`again: ${why}`) },
  })
  await expect(client.ask('hz.clerk', QUERY)).rejects.toThrow(/^again: /)
  away.close()
})

test.each(['breaks off', 'nobody'] as const)('so is a gateway: %s', async (how) => {
  const away = await port(how)
  const client = new GraphClient({ gateway: `http://127.0.0.1:${away.port}`, issuer: '', passwords: {}, onRepeat: (why) => { throw new Error(`again: ${why}`) } })
  await expect(client.ask(null, QUERY)).rejects.toThrow(/^again: /)
  away.close()
})

test('who has no account is not asked for again', async () => {
  const client = new GraphClient({ gateway: 'http://127.0.0.1:9', issuer: '', passwords: {}, onRepeat: (why) => { throw new Error(`again: ${why}`) } })
  await expect(client.ask('nobody', QUERY)).rejects.toThrow('there is no demo account "nobody"')
})
