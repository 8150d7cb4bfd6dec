import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { breakingChanges } from './breaking-changes.js'
import { canonicalText, eventTypes, hashText, sha256, stepHash, validateBody, type CaseStepRecorded, type EventType } from './index.js'
import { eventSchemas } from './generated/schemas.js'

const root = path.resolve(import.meta.dirname, '../../..')
const golden = path.join(root, 'schemas/events/golden')
const json = (...parts: string[]) => JSON.parse(readFileSync(path.join(golden, ...parts), 'utf8'))
const versions = readdirSync(golden).sort()
const events = (version: string, type: string): { hash: string; body: unknown }[] => json(version, `${type}.json`)

test('the generated types and schemas are those of schemas/events', () => {
  execFileSync(process.execPath, ['tools/generate-contracts.mjs', '--check'], { cwd: root, stdio: 'pipe' })
}, 60_000)

test('nothing generated names a folder of the machine it was made on', () => {
  for (const file of ['events.ts', 'schemas.ts']) expect(readFileSync(path.join(import.meta.dirname, 'generated', file), 'utf8')).not.toContain(root)
})

test.each(versions)('the schemas since %s changed additively only', (version) => {
  expect(breakingChanges(json(version, 'released.json'), eventSchemas)).toEqual([])
})

test.each(versions)('every golden event of %s is still valid, and its canonical text hashes to what was released', (version) => {
  const types = readdirSync(path.join(golden, version)).filter((file) => file !== 'released.json').map((file) => file.slice(0, -'.json'.length))
  for (const type of types) {
    for (const { hash, body } of events(version, type)) {
      expect({ type, faults: validateBody(type as EventType, body) }).toEqual({ type, faults: [] })
      expect({ type, hash: hashText(sha256(canonicalText(body))) }).toEqual({ type, hash })
    }
  }
})

test('the newest release has golden events of every type', () => {
  const newest = versions.at(-1)!
  expect(eventTypes.filter((type) => events(newest, type).length === 0)).toEqual([])
})

test('a ledger recomputes the step hashes of the golden case', () => {
  const bodies = events('0.1.0', 'casework.case-step-recorded.v1').map(({ body }) => body as CaseStepRecorded)
  for (const { centreId, caseId, step } of bodies) expect(stepHash(centreId, caseId, step)).toBe(step.stepHash)
  expect(bodies[1]?.step.previousStepHash).toBe(bodies[0]?.step.stepHash)
})

test('asyncapi.yaml lists every event type', () => {
  const document = readFileSync(path.join(root, 'schemas/asyncapi.yaml'), 'utf8')
  expect(eventTypes.filter((type) => !document.includes(`./events/${type}.json`))).toEqual([])
})
