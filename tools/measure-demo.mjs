/**
 * What a running demo costs: the sum of PSS (each process's share of memory) and its CPU over a stretch in which nobody asks anything.
 * `node tools/measure-demo.mjs [data folder] [seconds]`, beside a running `npm start`. Linux only: it reads /proc.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const folder = path.resolve(process.argv[2] ?? '.tongban')
const seconds = Number(process.argv[3] ?? 20)
const TICKS = 100

const read = (file) => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
const stat = (pid) => {
  const text = read(`/proc/${pid}/stat`)
  return text.slice(text.lastIndexOf(')') + 2).split(' ')
}

/** The supervisor (whose number stands in the lock file) and everything below it. */
function family() {
  const { pid: head } = JSON.parse(readFileSync(path.join(folder, 'lock'), 'utf8'))
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((pid) => ({ pid, parent: stat(pid)[1] }))
  const found = [String(head)]
  for (let i = 0; i < found.length; i++) found.push(...all.filter(({ parent }) => parent === found[i]).map(({ pid }) => pid))
  return found
}

const name = (pid) => {
  const words = read(`/proc/${pid}/cmdline`).split('\0')
  return words[0]?.includes('postgres') || words[0]?.startsWith('postgres') ? 'postgresql' : (words.find((word) => /dist\/.*main\.js|guardian\.js|tongban/.test(word)) ?? words[0] ?? '').split('/').slice(-3).join('/')
}
const pssKiB = (pid) => Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0)
const cpu = (pids) => pids.reduce((sum, pid) => sum + Number(stat(pid)[11] ?? 0) + Number(stat(pid)[12] ?? 0), 0)

const pids = family()
const before = cpu(pids)
await sleep(seconds * 1000)
const used = (cpu(pids) - before) / TICKS / seconds
const byName = new Map()
for (const pid of pids) byName.set(name(pid), (byName.get(name(pid)) ?? 0) + pssKiB(pid))
for (const [what, kib] of [...byName].sort((a, b) => b[1] - a[1])) console.log(`${String(Math.round(kib / 1024)).padStart(6)} MiB  ${what}`)
console.log(`PSS in all ${Math.round([...byName.values()].reduce((a, b) => a + b, 0) / 1024)} MiB · idle CPU ${(used * 100).toFixed(1)} % of one core over ${seconds} s`)
