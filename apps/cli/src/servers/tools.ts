import { spawn, spawnSync } from 'node:child_process'
import path from 'node:path'
import { Refused } from '../refused.js'

export type Tool = 'java' | 'mvn'

const PACKAGES: Record<Tool, string> = { java: 'openjdk-17-jre-headless', mvn: 'maven' }
const LEAST_JAVA = 17

/** The command of the Java that is used: of JAVA_HOME where that is set, as Maven does. */
export const javaCommand = (env: NodeJS.ProcessEnv = process.env): string => (env.JAVA_HOME ? path.join(env.JAVA_HOME, 'bin/java') : 'java')

/** Refuses when a program is missing, or Java is older than 17, and says what to install. */
export function needTools(name: string, tools: readonly Tool[], env: NodeJS.ProcessEnv = process.env): void {
  const java = tools.includes('java') ? spawnSync(javaCommand(env), ['-version'], { encoding: 'utf8', env }) : undefined
  const missing = tools.filter((tool) => (tool === 'java' ? java!.error : spawnSync(tool, ['-version'], { env, stdio: 'ignore' }).error))
  if (missing.length > 0) throw new Refused('server-tools-missing', { name, tools: missing, packages: missing.map((tool) => PACKAGES[tool]).join(' ') })
  if (!java) return
  const found = javaMajor(java.stderr)
  if (!(found >= LEAST_JAVA)) throw new Refused('java-too-old', { name, least: LEAST_JAVA, command: javaCommand(env), found: java.stderr.split('\n')[0] ?? '' })
}

/** `openjdk version "17.0.15" 2025-04-15` is 17, and `java version "1.8.0_392"` is 8. NaN when it says nothing of the kind. */
export function javaMajor(versionText: string): number {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(versionText) ?? []
  return Number(first === '1' ? second : first)
}

export interface Ran { code: number | null; output: string }

/** Runs a program to its end; `watch` gets what it writes as it comes. */
export function runProgram(command: string, args: readonly string[], { cwd, env, watch }: { cwd?: string; env?: NodeJS.ProcessEnv; watch?: (text: string) => void } = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const take = (text: string): void => {
      output = (output + text).slice(-100_000)
      watch?.(text)
    }
    child.stdout.setEncoding('utf8').on('data', take)
    child.stderr.setEncoding('utf8').on('data', take)
    child.once('error', (error) => resolve({ code: null, output: error.message }))
    child.once('close', (code) => resolve({ code, output }))
  })
}
