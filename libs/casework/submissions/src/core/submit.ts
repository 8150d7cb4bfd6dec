import { checkDivisionCode, checkParties, isWithin, refuse, type Party, type Refusal } from '@tongban/kernel'
import { bases, stepOf } from './check-step.js'
import { checkPapers } from './papers.js'
import type { Act, AskedDocument, HandedIn, Step } from './submission.js'

export interface Submit extends Act {
  centreId: string
  /** Division code of the centre: it receives for what lies within. */
  division: string
  blueprint: { code: string; version: number; lead: string; asked: readonly AskedDocument[] }
  region: string
  parties: readonly Party[]
  papers: readonly HandedIn[]
}

/**
 * Receives a job of joint approval at the window. Papers may be missing: the lead asks once for what all departments miss. Refuses a matter that lies
 * elsewhere, parties that make no application, and papers nobody asks for.
 */
export function submit(act: Submit): Step | Refusal {
  if (checkDivisionCode(act.region) !== null || !isWithin(act.region, prefixOf(act.division))) return refuse('region-not-here', { region: act.region, centre: act.centreId, division: act.division })
  const refusal = checkParties(act.parties) ?? checkPapers(act.blueprint, act.blueprint.asked, act.papers)
  if (refusal) return refusal
  return stepOf({ centreId: act.centreId, lead: act.blueprint.lead }, { act: 'submitJob', kind: 'job-submitted', basis: bases.joint, reason: false }, act)
}

/** 440100 stands for all of 4401, 440105 for its streets. */
export const prefixOf = (division: string): string => (division.length === 6 ? division.replace(/(00){1,2}$/, '') : division)
