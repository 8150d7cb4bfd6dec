import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readRealmFiles } from './realm-files.js'

test('takes the exports of realms and nothing else; a folder that is not there has none', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tongban-realms-'))
  try {
    writeFileSync(path.join(folder, 'b.json'), '{"realm":"tongban"}')
    writeFileSync(path.join(folder, 'a.json'), '{"users":[]}')
    writeFileSync(path.join(folder, 'c.json'), '{"realm":"../escaped"}')
    writeFileSync(path.join(folder, 'README.md'), '{"realm":"no"}')
    // printf '{"realm":"tongban"}' | sha256sum
    expect(readRealmFiles(folder)).toEqual([{ realm: 'tongban', file: path.join(folder, 'b.json'), sum: '578e531bf6ff508375cf1d9349115b502a949f6359688f85069e48d1a8e6977b' }])
  } finally {
    rmSync(folder, { recursive: true })
  }
  expect(readRealmFiles(folder)).toEqual([])
})
