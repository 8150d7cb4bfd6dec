/** `npm test`: builds, lints, checks types and runs every test, and prints each phase's time. Words after `--` go to Jest. */
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const node = process.execPath
const bin = (file) => path.join(root, 'node_modules', file)
const phases = [
  ['build', [path.join(root, 'tools/build.mjs')]],
  ['lint', [bin('eslint/bin/eslint.js'), '--max-warnings', '0', '.']],
  ['graph', [path.join(root, 'apps/portal/build/graph-types.mjs')]],
  ['types', [bin('typescript/bin/tsc'), '--build']],
  ['tests', ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', bin('jest/bin/jest.js'), '--reporters=default', '--reporters=./tools/closing-line.mjs', ...process.argv.slice(2)]],
]

const times = []
for (const [name, args] of phases) {
  const start = performance.now()
  const { status, signal } = spawnSync(node, args, { cwd: root, stdio: 'inherit' })
  times.push(`${name} ${((performance.now() - start) / 1000).toFixed(1)} s`)
  if (status !== 0) {
    console.error(`The phase "${name}" failed (${signal ?? `exit code ${status}`}); the lines above say where.`)
    process.exit(1)
  }
}
console.log(times.join(' · '))
