import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { unzip } from './unzip.js'

let folder: string
beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), 'tongban-unzip-')) })
afterEach(() => rmSync(folder, { recursive: true }))

interface Part { name: string; text?: string; mode?: number; stored?: boolean }

/** A zip archive written by hand. */
function zipOf(parts: readonly Part[]): Buffer {
  const bodies: Buffer[] = []
  const list: Buffer[] = []
  for (const { name, text = '', mode = 0o644, stored = false } of parts) {
    const packed = stored ? Buffer.from(text) : deflateRawSync(text)
    const offset = bodies.reduce((sum, { length }) => sum + length, 0)
    const sizes = Buffer.alloc(12)
    ;[crc32(text), packed.length, Buffer.byteLength(text)].forEach((value, n) => sizes.writeUInt32LE(value, n * 4))
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50)
    local.writeUInt16LE(Buffer.byteLength(name), 26)
    bodies.push(local, Buffer.from(name), packed)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50)
    entry.writeUInt16LE(stored ? 0 : 8, 10)
    sizes.copy(entry, 16)
    entry.writeUInt16LE(Buffer.byteLength(name), 28)
    entry.writeUInt32LE((mode << 16) >>> 0, 38)
    entry.writeUInt32LE(offset, 42)
    list.push(Buffer.concat([entry, Buffer.from(name)]))
  }
  const [body, central] = [Buffer.concat(bodies), Buffer.concat(list)]
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(body.length, 16)
  return Buffer.concat([body, central, end])
}

function unpack(bytes: Buffer): string {
  const archive = path.join(folder, 'a.zip')
  writeFileSync(archive, bytes)
  unzip(archive, path.join(folder, 'out'))
  return path.join(folder, 'out')
}

test('unpacks files packed and stored, empty ones and folders, with their modes', () => {
  const out = unpack(zipOf([
    { name: 'k/' }, { name: 'k/bin/kc.sh', text: '#!/bin/sh\n', mode: 0o755 }, { name: 'k/long.txt', text: '通办'.repeat(9_000) },
    { name: 'k/stored', text: 'as it is', stored: true }, { name: 'k/empty' }, { name: 'k/only/' },
  ]))
  expect(statSync(path.join(out, 'k/bin/kc.sh')).mode & 0o777).toBe(0o755)
  expect(readFileSync(path.join(out, 'k/long.txt'), 'utf8')).toBe('通办'.repeat(9_000))
  expect(readFileSync(path.join(out, 'k/stored'), 'utf8')).toBe('as it is')
  expect(readFileSync(path.join(out, 'k/empty'), 'utf8')).toBe('')
  expect(statSync(path.join(out, 'k/only')).isDirectory()).toBe(true)
})

test.each(['../escaped', 'k/../../escaped', '/escaped', '..\\escaped'])('refuses a name that leads out of the folder: %s', (name) => {
  expect(() => unpack(zipOf([{ name, text: 'x' }]))).toThrow('archive-unreadable')
  expect(existsSync(path.join(folder, 'escaped'))).toBe(false)
})

test('refuses what is cut off anywhere, altered, or no archive', () => {
  const whole = zipOf([{ name: 'k/a', text: 'a'.repeat(500), stored: true }, { name: 'k/b', text: 'b' }])
  for (let length = 0; length < whole.length; length += 7) expect(() => unpack(whole.subarray(0, length))).toThrow('archive-unreadable')
  for (const at of [100, whole.length - 6]) {
    const altered = Buffer.from(whole)
    altered.writeUInt8(0xee, at)
    expect(() => unpack(altered)).toThrow('archive-unreadable')
  }
  expect(() => unpack(Buffer.from('<html>'.repeat(9_000)))).toThrow('archive-unreadable')
})
