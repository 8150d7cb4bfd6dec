import { readFileSync } from 'node:fs'
import { z } from 'zod'

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
})

export type Expected = z.infer<typeof expected>
export type ExpectedCase = Expected['cases'][number]

/** Reads the figures written by hand; throws with the file and the field that is not right. */
export function readExpected(file: string): Expected {
  const { data, error } = expected.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (data) return data
  throw new Error(`${file} is not right: ${error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`)
}
