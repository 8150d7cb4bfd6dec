import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { canonicalText, eventTypes, hashText, sha256, stepHash, validateBody, type CaseStepRecorded, type EventType } from './index.js'

const root = path.resolve(import.meta.dirname, '../../..')
const golden = path.join(root, 'schemas/events/golden')
const json = (...parts: string[]) => JSON.parse(readFileSync(path.join(root, 'schemas', ...parts), 'utf8'))
const versions = readdirSync(golden).sort()
const typesOf = (version: string) => readdirSync(path.join(golden, version)).map((file) => file.slice(0, -'.json'.length)) as EventType[]
const events = (version: string, type: string): { hash: string; body: unknown }[] => json('events/golden', version, `${type}.json`)

test('what is generated is that of schemas/events', () => {
  execFileSync(process.execPath, ['tools/generate-contracts.mjs', '--check'], { cwd: root, stdio: 'pipe' })
}, 60_000)

test('nothing generated names a folder of the machine it was made on', () => {
  for (const file of ['events.ts', 'schemas.ts']) expect(readFileSync(path.join(import.meta.dirname, 'generated', file), 'utf8')).not.toContain(root)
})

test('there are golden events of every release and of the version in the making, of every type', () => {
  expect(versions).toEqual([...readdirSync(path.join(root, 'schemas/released')), json('making.json').version].sort())
  expect(typesOf(json('making.json').version).sort()).toEqual([...eventTypes])
  for (const version of versions) expect(typesOf(version).filter((type) => events(version, type).length === 0)).toEqual([])
})

test.each(versions)('every golden event of %s is valid, and its canonical text hashes to what was written down', (version) => {
  for (const type of typesOf(version)) {
    for (const { hash, body } of events(version, type)) {
      expect({ type, faults: validateBody(type, body) }).toEqual({ type, faults: [] })
      expect({ type, hash: hashText(sha256(canonicalText(body))) }).toEqual({ type, hash })
    }
  }
})

test.each(versions)('a ledger recomputes the step hashes of the golden case of %s', (version) => {
  const bodies = events(version, 'casework.case-step-recorded.v1').map(({ body }) => body as CaseStepRecorded)
  for (const { centreId, caseId, step } of bodies) expect(stepHash(centreId, caseId, step)).toBe(step.stepHash)
  expect(bodies[1]?.step.previousStepHash).toBe(bodies[0]?.step.stepHash)
})
