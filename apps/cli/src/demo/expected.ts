import { readFileSync } from 'node:fs'
import { refuse, type Refusal } from '@tongban/kernel'
import { z } from 'zod'
import { changeOfVersion, job, landUse, lateDecision } from './expected-joint.js'

const step = z.tuple([z.string(), z.string(), z.string(), z.string()])
const expected = z.strictObject({
  'written by hand': z.string(),
  item: z.strictObject({ code: z.string(), effectiveFrom: z.iso.date(), promisedDays: z.int(), statutoryDays: z.int() }),
  runningCentres: z.array(z.string()),
  cases: z.array(z.strictObject({
    centre: z.string(),
    district: z.string().nullable(),
    acceptedOn: z.iso.date(),
    promisedDue: z.iso.date(),
    statutoryDue: z.iso.date(),
    missing: z.array(z.string()),
    numberBegins: z.string(),
    result: z.string(),
    /** Kind, stage, actor, post of each step in order. */
    steps: z.array(step),
  })),
  jointBlueprint: z.string(),
  /** Worked from their acceptance to their end, one after the other. */
  jobs: z.array(job),
  lateDecision,
  landUse,
  changeOfVersion,
})

export type Expected = z.infer<typeof expected>
export type ExpectedCase = Expected['cases'][number]
export type ExpectedJob = Expected['jobs'][number]

/** Reads the figures written by hand; refuses a file that is missing, not JSON, or without a field, and names it. */
export function readExpected(file: string): Expected | Refusal<'not-a-file-of-figures'> {
  try {
    const { data, error } = expected.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    if (data) return data
    const { path, message } = error.issues[0]!
    return refuse('not-a-file-of-figures', { file, fault: `${path.join('.')}: ${message}` })
  } catch (error) {
    return refuse('not-a-file-of-figures', { file, fault: (error as NodeJS.ErrnoException).code ?? 'not JSON' })
  }
}
