import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startIssuer, type Issuer } from './start-issuer.js'

/** An issuer on a free port with its own folder; three invented people. */
export async function issuerFixture(): Promise<{ issuer: Issuer; folder: string; passwords: () => Record<string, string>; restart: () => Promise<Issuer>; close: () => Promise<void> }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tongban-issuer-'))
  writeFileSync(path.join(folder, 'accounts.json'), JSON.stringify([
    { username: 'hz.clerk', names: { zh: '林小满' }, roles: ['centre-clerk'], centres: ['hz'], department: 'gs' },
    { username: 'city.supervisor', names: { zh: '周正' }, roles: ['supervisor'], centres: ['gz', 'hz', 'hzcg'] },
    { username: 'citizen.chen', names: { zh: '陈一' }, roles: ['citizen'], centres: [] },
  ]))
  const files = { accountsFile: path.join(folder, 'accounts.json'), passwordsFile: path.join(folder, 'passwords.json'), keysDir: folder }
  const held = { issuer: await startIssuer({ port: 0, ...files }) }
  return {
    issuer: held.issuer,
    folder,
    passwords: () => JSON.parse(readFileSync(files.passwordsFile, 'utf8')),
    restart: async () => {
      const { port } = held.issuer
      await held.issuer.close()
      return (held.issuer = await startIssuer({ port, ...files }))
    },
    close: async () => {
      await held.issuer.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
