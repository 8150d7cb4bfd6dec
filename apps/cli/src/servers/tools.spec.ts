import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sentence } from '@tongban/contracts'
import { Refused } from '../refused.js'
import { javaMajor, needTools, runProgram, type Tool } from './tools.js'

let folder: string
beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), 'tongban-tools-')) })
afterEach(() => rmSync(folder, { recursive: true }))

/** A program that says something on standard error, as java -version does. */
function program(name: string, says: string): void {
  writeFileSync(path.join(folder, name), `#!/bin/sh\necho '${says}' >&2\n`)
  chmodSync(path.join(folder, name), 0o755)
}

function refusal(tools: Tool[], env: NodeJS.ProcessEnv): string {
  try {
    needTools('Kafka 4.1.2', tools, env)
    return ''
  } catch (error) {
    if (error instanceof Refused) return sentence(error.refusal, 'en')
    throw error
  }
}

test.each([
  ['openjdk version "17.0.15" 2025-04-15', 17],
  ['openjdk version "21" 2023-09-19', 21],
  ['java version "1.8.0_392"', 8],
  ['openjdk version "25-ea"', 25],
  ['command not found', NaN],
])('reads the major version of %s', (text, major) => expect(javaMajor(text)).toBe(major))

test('says what to install when Java, Maven or both are missing', () => {
  expect(refusal(['java', 'mvn'], { PATH: folder })).toBe('Kafka 4.1.2 needs java, mvn, which this machine does not have. Install: apt-get install openjdk-17-jre-headless maven')
  program('java', 'openjdk version "17.0.15"')
  expect(refusal(['java', 'mvn'], { PATH: folder })).toContain('needs mvn, which this machine does not have. Install: apt-get install maven')
  program('mvn', 'Apache Maven 3.8.7')
  expect(refusal(['java', 'mvn'], { PATH: folder })).toBe('')
})

test('refuses a Java older than 17, or one that says nothing, and names it', () => {
  program('java', 'java version "1.8.0_392"')
  expect(refusal(['java'], { PATH: folder })).toBe('Kafka 4.1.2 needs Java 17 or newer, and "java" is java version "1.8.0_392". Install openjdk-17-jre-headless and point JAVA_HOME at it.')
  program('java', 'nothing to see')
  expect(refusal(['java'], { PATH: folder })).toContain('and "java" is nothing to see')
})

test('takes the Java of JAVA_HOME, and says so when it is not there', () => {
  program('java', 'openjdk version "21.0.1"')
  expect(refusal(['java'], { PATH: folder, JAVA_HOME: path.join(folder, 'nowhere') })).toContain('needs java')
})

test('a program that cannot be run is told apart from one that fails', async () => {
  expect(await runProgram('/nowhere/at-all', [])).toMatchObject({ code: null, output: expect.stringContaining('ENOENT') })
  expect(await runProgram('sh', ['-c', 'echo out; echo err >&2; exit 3'])).toEqual({ code: 3, output: expect.stringMatching(/out\n|err\n/) })
})
