import { z } from 'zod'

const date = z.iso.date()
/** Office time in Shanghai: `2015-07-02T16:00`. */
const minute = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/)
const title = z.strictObject({ zh: z.string(), en: z.string() })
const shared = z.tuple([z.string(), z.string(), z.string()])
/** Node, state, last day. */
const standing = z.tuple([z.string(), z.string(), date.nullable()])
/** Node, centre, when it is approved. */
const approved = z.tuple([z.string(), z.string(), minute])

const ending = {
  /** Node, state, centre at the end. */
  nodes: z.array(z.tuple([z.string(), z.string(), z.string().nullable()])),
  /** Node, centre, what for, working days. */
  days: z.array(z.tuple([z.string(), z.string(), z.string(), z.int()])),
  result: z.string(),
}

const matrix = {
  /** Documents asked for by all nodes, and how many distinct ones these are. */
  asked: z.int(),
  distinct: z.int(),
  /** Documents that several nodes use: code, strictest form, nodes. */
  shared: z.array(shared),
}

export const job = z.strictObject({
  title,
  receivedBy: z.string(),
  version: z.int(),
  acceptedOn: date,
  due: date,
  ...matrix,
  /** How many documents the department of each node sees. */
  sees: z.record(z.string(), z.int()),
  /** In order: node, centre, when it is decided, how, and the deployment whose process is killed before. */
  tasks: z.array(z.tuple([z.string(), z.string(), minute, z.enum(['approve', 'refuse']), z.string().nullable()])),
  /** The node whose result the applicant takes away. */
  issues: z.string(),
  ...ending,
})

export const lateDecision = z.strictObject({
  title,
  receivedBy: z.string(),
  acceptedOn: date,
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
})

/** A job of opinions: a supplement, silence, an objection. */
export const landUse = z.strictObject({
  title,
  blueprint: z.string(),
  receivedBy: z.string(),
  acceptedOn: date,
  due: date,
  ...matrix,
  /** Where silence is consent: node, after how many working days, by which rule; and the rule by which a supplement stops clocks. */
  cites: z.tuple([z.array(z.tuple([z.string(), z.int(), z.string()])), z.string()]),
  /** Node and centre of what is taken up on the day of the offer. */
  claimed: z.array(z.tuple([z.string(), z.string()])),
  supplement: z.strictObject({
    on: date,
    /** Node and the documents that its department finds unusable. */
    asks: z.array(z.tuple([z.string(), z.array(z.string())])),
    /** The one notice that the applicant reads. */
    notice: z.array(z.string()),
    tasks: z.array(standing),
    due: date,
  }),
  silence: z.strictObject({ node: z.string(), centre: z.string(), lastDay: date, duty: z.tuple([z.string(), z.string()]), due: date }),
  /** A day on which everything open stands. */
  allStand: z.strictObject({ on: date, due: z.null() }),
  papers: z.strictObject({ on: date, tasks: z.array(standing), due: date }),
  objection: z.strictObject({ consentOn: date, on: date, node: z.string(), blocks: z.string(), overriddenOn: date }),
  /** What follows, in order; the last is issued. */
  approved: z.array(approved),
  ...ending,
})

/** A job of the first version that is still running when the second takes effect; its district cannot be reached, and before that coordination could not. */
export const changeOfVersion = z.strictObject({
  title,
  receivedBy: z.string(),
  version: z.int(),
  submittedAt: minute,
  acceptedAt: minute,
  due: date,
  away: z.strictObject({
    node: z.string(),
    centre: z.string(),
    deployment: z.string(),
    /** All centres of that deployment. */
    centres: z.array(z.string()),
    quietAt: minute,
    alarmAt: minute,
    since: minute,
    to: z.string(),
  }),
  newer: job,
  /** In order; the first one is decided by the centre that the task was given to, and the last is issued. */
  approved: z.array(approved),
  /** A task that is its holder's by statute, who else is asked to take it, and the refusal. */
  statutory: z.tuple([z.string(), z.string(), z.string()]),
  ...ending,
})
