import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { layoutOf } from './layout.js'
import { readStates, writeState, type PostgresState } from './state.js'

const state: PostgresState = { version: '15', pid: 1, log: '/l', host: '127.0.0.1', port: 4023, database: 'postgres', admin: { username: 'tongban', passwordFile: '/p' } }

test('a server is put into the file and taken out of it; only its owner reads it, and a damaged one is written anew', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tongban-state-'))
  const file = path.join(folder, 'servers.json')
  try {
    expect(readStates(file)).toEqual({})
    writeState(file, 'postgres', state)
    expect(readStates(file)).toEqual({ postgres: state })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    writeState(file, 'postgres', undefined)
    expect(readFileSync(file, 'utf8')).toBe('{}\n')
    writeFileSync(file, '{"kafka"')
    writeState(file, 'postgres', state)
    expect(readStates(file)).toEqual({ postgres: state })
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('everything lies below the data folder, on ports of its base', () => {
  const layout = layoutOf({ root: '/checkout', dataDir: '/data', basePort: 4000 })
  expect([layout.of('kafka'), layout.software('kafka-4.1.2'), layout.stateFile]).toEqual(['/data/servers/kafka', '/data/servers/software/kafka-4.1.2', '/data/servers/servers.json'])
  expect((['kafka', 'keycloak', 'kafka-controller', 'postgres', 'keycloak-health'] as const).map((seat) => layout.port(seat))).toEqual([4020, 4021, 4022, 4023, 4024])
})
