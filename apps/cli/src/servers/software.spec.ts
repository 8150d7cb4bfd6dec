import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sentence } from '@tongban/contracts'
import { Refused } from '../refused.js'
import { ensureSoftware } from './software.js'

// printf hello | sha256sum
const HELLO = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824'
const searched = process.env.PATH
let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tongban-software-'))
  mkdirSync(path.join(folder, 'bin'))
  writeFileSync(path.join(folder, 'artifacts.sha256'), `${HELLO}  a.jar\n`)
  process.env.PATH = `${folder}/bin:${searched}`
})
afterEach(() => {
  process.env.PATH = searched
  rmSync(folder, { recursive: true })
})

/** A program in Maven's place: counts its runs and gives each line of shell the folder to copy into as $out. */
function maven(script: string): void {
  const file = path.join(folder, 'bin/mvn')
  writeFileSync(file, `#!/bin/sh\necho "$@" >>"${folder}/runs"\nfor arg; do case $arg in -DoutputDirectory=*) out=\${arg#*=};; esac; done\n${script}\n`)
  chmodSync(file, 0o755)
}

const runs = (): string[] => (existsSync(path.join(folder, 'runs')) ? readFileSync(path.join(folder, 'runs'), 'utf8').trim().split('\n') : [])
const ensure = (unpack?: (fetched: string) => Promise<string>) =>
  ensureSoftware({ title: 'Kafka 4.1.2', recipe: folder, target: path.join(folder, 'software/kafka'), ...(unpack && { unpack }) }, () => undefined)
const refusal = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error) => {
  if (error instanceof Refused) return sentence(error.refusal, 'en')
  throw error
})
const left = (): string[] => readdirSync(path.join(folder, 'software')).sort()

test('fetches once, with strict sums, and then finds it there', async () => {
  maven('printf hello >"$out/a.jar"')
  expect([await ensure(), await ensure()]).toEqual(['fetched', 'there'])
  expect(runs()).toEqual([expect.stringContaining('--strict-checksums')])
  expect(left()).toEqual(['kafka'])
})

test('what a killed start left half-done is thrown away', async () => {
  mkdirSync(path.join(folder, 'software/kafka.new'), { recursive: true })
  writeFileSync(path.join(folder, 'software/kafka.new/half.jar'), 'he')
  maven('printf hello >"$out/a.jar"')
  expect(await ensure()).toBe('fetched')
  expect(readdirSync(path.join(folder, 'software/kafka'))).toEqual(['a.jar'])
})

test.each([['altered', 'printf hellp >'], ['cut short', 'printf hell >']])('a file that is %s on the disk is fetched again', async (_, spoil) => {
  maven('printf hello >"$out/a.jar"')
  await ensure()
  writeFileSync(path.join(folder, 'software/kafka/a.jar'), spoil.split(' ')[1]!)
  expect(await ensure()).toBe('fetched')
  expect(readFileSync(path.join(folder, 'software/kafka/a.jar'), 'utf8')).toBe('hello')
})

test('a wrong file in Maven\'s own repository is fetched past it', async () => {
  maven('case "$*" in *-Dmaven.repo.local=*) printf hello >"$out/a.jar";; *) printf hellp >"$out/a.jar";; esac')
  expect(await ensure()).toBe('fetched')
  expect(runs()).toHaveLength(2)
  expect(left()).toEqual(['kafka'])
})

test.each([['altered', 'printf hellp >"$out/a.jar"', 'a.jar'], ['missing', 'true', 'a.jar'], ['one too many', 'printf hello >"$out/a.jar"; printf x >"$out/b.jar"', 'b.jar']])(
  'a file that is %s twice is refused, and nothing of it stays', async (_, script, file) => {
    maven(script)
    expect(await refusal(ensure())).toContain(`The file ${file} of Kafka 4.1.2 does not have the SHA-256 of`)
    expect(runs()).toHaveLength(2)
    expect(left()).toEqual([])
  })

test('says why Maven failed, in Maven\'s words', async () => {
  maven('printf "[INFO] on the way\\n\\033[1;31m[ERROR]\\033[m Could not resolve dependencies: connect timed out -> [Help 1]\\n[ERROR] more\\n"; exit 1')
  expect(await refusal(ensure())).toBe('Maven did not fetch Kafka 4.1.2: Could not resolve dependencies: connect timed out. Check the network (or the mirror in Maven\'s settings.xml) and try again.')
  expect(left()).toEqual([])
})

test('what is unpacked is not compared again, and what failed to unpack is not there', async () => {
  maven('printf hello >"$out/a.jar"')
  await expect(ensure(async () => { throw new Error('disk full') })).rejects.toThrow('disk full')
  expect(left()).toEqual([])
  const unpack = async (fetched: string): Promise<string> => {
    mkdirSync(path.join(fetched, 'unpacked'))
    writeFileSync(path.join(fetched, 'unpacked/b'), 'made of it')
    return path.join(fetched, 'unpacked')
  }
  expect([await ensure(unpack), await ensure(unpack)]).toEqual(['fetched', 'there'])
  expect([left(), readdirSync(path.join(folder, 'software/kafka'))]).toEqual([['kafka'], ['b']])
})
