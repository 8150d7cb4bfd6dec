import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findAltered, readSums } from './checksums.js'

// printf hello | sha256sum, and of nothing at all
const HELLO = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824'
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

test('reads a list as sha256sum writes it', () => {
  expect([...readSums(`${HELLO}  a.jar\n${EMPTY} *b c.jar\n`)]).toEqual([['a.jar', HELLO], ['b c.jar', EMPTY]])
})

test.each(['a.jar', `${HELLO.slice(1)}  a.jar`, `${HELLO}  ../a.jar`, `${HELLO}  `, `${HELLO.toUpperCase()}  a.jar`])('refuses a line that is none: %s', (line) => {
  expect(() => readSums(line)).toThrow('not a line of SHA-256 sums')
})

test('names what is altered, cut short, missing or not in the list', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tongban-sums-'))
  try {
    for (const [name, text] of [['right', 'hello'], ['altered', 'hellp'], ['short', 'hell'], ['stranger', '']] as const) writeFileSync(path.join(folder, name), text)
    expect(await findAltered(folder, new Map([['right', HELLO], ['altered', HELLO], ['short', HELLO], ['missing', EMPTY]]))).toEqual(['altered', 'missing', 'short', 'stranger'])
    expect(await findAltered(folder, readSums(`${HELLO}  right\n`))).not.toContain('right')
  } finally {
    rmSync(folder, { recursive: true })
  }
})
