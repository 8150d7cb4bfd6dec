import { closeSync, mkdirSync, openSync, readSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { crc32, inflateRawSync } from 'node:zlib'
import { Refused } from '../refused.js'

interface Entry { name: string; method: number; crc: number; packed: number; size: number; mode: number; offset: number }

const CENTRAL = 0x02014b50

/**
 * Unpacks a zip archive with the modes of its files: a bare Debian has neither unzip nor the jar tool. Refuses names that lead out of the folder,
 * archives that are damaged, and those past 4 GiB.
 */
export function unzip(archive: string, into: string): void {
  const file = openSync(archive, 'r')
  const { size } = statSync(archive)
  const read = (offset: number, length: number): Buffer => {
    if (offset + length > size) throw unreadable(archive, 'it ends too early')
    const bytes = Buffer.alloc(length)
    if (readSync(file, bytes, 0, length, offset) < length) throw unreadable(archive, 'it ends too early')
    return bytes
  }
  try {
    for (const entry of entriesOf(archive, size, read)) put(archive, entry, into, read)
  } finally {
    closeSync(file)
  }
}

function entriesOf(archive: string, size: number, read: (offset: number, length: number) => Buffer): Entry[] {
  const tail = read(Math.max(0, size - 65_557), Math.min(size, 65_557))
  const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (at < 0 || at + 22 > tail.length) throw unreadable(archive, 'it is no zip archive')
  const [count, length, offset] = [tail.readUInt16LE(at + 10), tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)]
  if (count === 0xffff || offset === 0xffffffff) throw unreadable(archive, 'it is of the 64-bit form')
  const central = read(offset, length)
  const entries: Entry[] = []
  for (let position = 0; entries.length < count;) {
    if (position + 46 > central.length || central.readUInt32LE(position) !== CENTRAL) throw unreadable(archive, 'its list of files is damaged')
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => central.readUInt16LE(position + field)) as [number, number, number]
    entries.push({
      name: central.toString('utf8', position + 46, position + 46 + nameLength),
      method: central.readUInt16LE(position + 10), crc: central.readUInt32LE(position + 16), packed: central.readUInt32LE(position + 20),
      size: central.readUInt32LE(position + 24), mode: central.readUInt16LE(position + 40) & 0o777, offset: central.readUInt32LE(position + 42),
    })
    position += 46 + nameLength + extra + comment
  }
  return entries
}

function put(archive: string, entry: Entry, into: string, read: (offset: number, length: number) => Buffer): void {
  const target = path.resolve(into, entry.name)
  if (!target.startsWith(path.resolve(into) + path.sep) || entry.name.includes('\\')) throw unreadable(archive, `"${entry.name}" leads out of the folder`)
  if (entry.name.endsWith('/')) return void mkdirSync(target, { recursive: true })
  const local = read(entry.offset, 30)
  const packed = read(entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28), entry.packed)
  if (entry.method !== 0 && entry.method !== 8) throw unreadable(archive, `"${entry.name}" is packed in an unknown way`)
  const bytes = entry.method === 0 ? packed : inflate(packed, entry.size)
  if (bytes?.length !== entry.size || crc32(bytes) !== entry.crc) throw unreadable(archive, `"${entry.name}" is damaged`)
  mkdirSync(path.dirname(target), { recursive: true })
  writeFileSync(target, bytes, { mode: entry.mode || 0o644 })
}

function inflate(packed: Buffer, size: number): Buffer | undefined {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) })
  } catch {
    return undefined
  }
}

const unreadable = (archive: string, reason: string): Refused => new Refused('archive-unreadable', { file: path.basename(archive), reason })
