import type { CaseAct, Kase } from '../kase/questions.js'
import type { ActInput } from './commands.js'

/** An act half filled: it survives a reload. */
export interface ActDraft {
  act: CaseAct | null
  reason: string
  basis: string
  completeBy: string
  /** Keys of the papers ticked, with how many copies. */
  papers: Record<string, number>
}

export const NOTHING: ActDraft = { act: null, reason: '', basis: '', completeBy: '', papers: {} }

export interface Choice {
  key: string
  code: string
  subject?: string
  variant?: string | null
  form?: string
  /** How many copies the case still misses. */
  copies: number
}

/** The papers an act can name: what was not brought yet, or what lies with the task. */
export function papersToChoose(act: CaseAct, { materials, task }: Pick<Kase, 'materials' | 'task'>): Choice[] {
  if (act === 'completePapers') {
    return materials.filter(({ missing, brought, required }) => missing > 0 || (!required && brought === 0))
      .map(({ code, missing, copies }) => ({ key: code, code, copies: missing || copies }))
  }
  if (act === 'requestTaskPapers') {
    return (task?.papers ?? []).map(({ code, subject, variant, form }) => ({ key: paperKey({ code, subject, variant }), code, subject, variant, form, copies: 1 }))
  }
  return []
}

export const paperKey = ({ code, subject, variant }: { code: string; subject: string; variant: string | null }): string => [code, subject, variant ?? ''].join(' ')

export const asksPapers = (act: CaseAct): boolean => act === 'completePapers' || act === 'requestTaskPapers'

/** What is sent for a draft: a text left empty is not sent, so that the graph says whether it was needed. */
export function inputOf(draft: ActDraft, act: CaseAct, kase: Pick<Kase, 'centreId' | 'id' | 'version' | 'materials' | 'task'>): Omit<ActInput, 'commandId'> {
  const [reason, basis] = [draft.reason.trim(), draft.basis.trim()]
  const ticked = papersToChoose(act, kase).filter(({ key }) => draft.papers[key])
  return {
    centreId: kase.centreId,
    caseId: kase.id,
    expectedVersion: kase.version,
    ...(reason && { reason }),
    ...(basis && { basis }),
    ...(act === 'notifyMissing' && draft.completeBy && { completeBy: draft.completeBy }),
    ...(act === 'completePapers' && { papers: ticked.map(({ key, code }) => ({ code, copies: draft.papers[key]! })) }),
    ...(act === 'requestTaskPapers' && { papers: ticked.map(({ code, subject, variant }) => ({ code, subject: subject!, ...(variant && { variant }) })) }),
  }
}
