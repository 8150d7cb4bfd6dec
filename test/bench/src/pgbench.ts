import { spawn } from 'node:child_process'
import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { refuse, type Refusal } from '@tongban/kernel'
import type { Cleanup } from './cleanup.js'
import { FRESH, type Script } from './pgbench-script.js'

/** Where pgbench is, looked for as a shell would; or the refusal that names Debian's package. */
export function findPgbench(): string | Refusal {
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    const file = path.join(folder, 'pgbench')
    try {
      accessSync(file, constants.X_OK)
      if (folder !== '') return file
    } catch {
      // Not in this folder.
    }
  }
  return refuse('pgbench-missing')
}

export interface PgbenchRun {
  file: string
  url: string
  /** The tenant, as a session setting: what the pool sets once where it serves one centre. */
  centres: string
  clients: number
  seconds: number
  cleanup: Cleanup
}

/** Runs a script prepared, on as many connections as ours. Returns scripts in a second, the time spent on making fresh ids left out. */
export async function runPgbench({ file, url, centres, clients, seconds, cleanup }: PgbenchRun, script: Script): Promise<number> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tongban-bench-'))
  cleanup.add(() => rmSync(folder, { recursive: true, force: true }))
  const scriptFile = path.join(folder, 'script.sql')
  writeFileSync(scriptFile, script.text)
  const withoutPassword = Object.assign(new URL(url), { password: '' }).href
  const args = ['-n', '-M', 'prepared', '-r', '-c', String(clients), '-j', String(Math.min(clients, 2)), '-T', String(seconds), '-f', scriptFile]
  const child = spawn(file, [...args, ...script.variables.flatMap(([name, value]) => ['-D', `${name}=${value}`]), withoutPassword], {
    env: { ...process.env, PGPASSWORD: decodeURIComponent(new URL(url).password), PGOPTIONS: `-c tb.centres=${centres}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  cleanup.add(() => void child.kill())
  let [out, err] = ['', '']
  child.stdout.on('data', (data: Buffer) => { out += data })
  child.stderr.on('data', (data: Buffer) => { err += data })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  rmSync(folder, { recursive: true, force: true })
  const tps = Number(/^tps = ([\d.]+)/m.exec(out)?.[1])
  if (code !== 0 || !(tps > 0)) throw new Error(`pgbench ended with ${code}:\n${(err + out).slice(-2000)}`)
  const script_ms = (clients * 1000) / tps
  const fresh_ms = Number(new RegExp(`^\\s*([\\d.]+)\\s+(?:\\d+\\s+)?${FRESH.replace(/[/*]/g, '\\$&')}`, 'm').exec(out)?.[1] ?? 0)
  return (clients * 1000) / (script_ms - fresh_ms)
}
