import { readFileSync } from 'node:fs'
import { refuse, type Refusal } from '@tongban/kernel'
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
  jointBlueprint: z.string(),
  jobs: z.array(z.strictObject({
    title: z.strictObject({ zh: z.string(), en: z.string() }),
    receivedBy: z.string(),
    version: z.int(),
    acceptedOn: z.iso.date(),
    due: z.iso.date(),
    /** Documents asked for by all nodes, and how many distinct ones these are. */
    asked: z.int(),
    distinct: z.int(),
    /** Documents that several nodes use: code, strictest form, nodes. */
    shared: z.array(z.tuple([z.string(), z.string(), z.string()])),
    /** How many documents the department of each node sees. */
    sees: z.record(z.string(), z.int()),
    /** In order: node, centre, when it is decided, how, and the deployment whose process is killed before. */
    tasks: z.array(z.tuple([z.string(), z.string(), z.string(), z.enum(['approve', 'refuse']), z.string().nullable()])),
    /** The node whose result the applicant takes away. */
    issues: z.string(),
    /** Node, state, centre at the end. */
    nodes: z.array(z.tuple([z.string(), z.string(), z.string().nullable()])),
    /** Node, centre, what for, working days. */
    days: z.array(z.tuple([z.string(), z.string(), z.string(), z.int()])),
    result: z.string(),
  })),
  lateDecision: z.strictObject({
    title: z.strictObject({ zh: z.string(), en: z.string() }),
    receivedBy: z.string(),
    acceptedOn: z.iso.date(),
    node: z.string(),
    /** The centre that decides late, with its deployment, and the one that the task is given to. */
    from: z.string(),
    deployment: z.string(),
    to: z.string(),
    /** Node, epoch, centre, decision, why, resolution. */
    late: z.tuple([z.string(), z.int(), z.string(), z.string(), z.string(), z.null()]),
    /** Epoch and centre of the task when the late decision has come. */
    left: z.tuple([z.int(), z.string()]),
    /** State and centre of the task at the end, and what became of the late decision. */
    after: z.tuple([z.tuple([z.string(), z.string()]), z.string()]),
    /** Node and state when the applicant has withdrawn. */
    withdrawn: z.array(z.tuple([z.string(), z.string()])),
  }),
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
