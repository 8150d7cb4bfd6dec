import { useAsk } from '../../../shared/graph/use-ask.js'
import { isRefused } from '../../../shared/graph/refusal.js'
import { useLocalized } from '../../../shared/i18n/messages.js'
import { TaskBlueprint, type Kase } from './questions.js'

const HOUR = 3_600_000

/** What a task's blueprint calls its nodes and documents; undefined while the city office cannot be asked, and for an ordinary case. */
export function useTaskBlueprint(task: Kase['task']) {
  const { data } = useAsk(TaskBlueprint, { code: task?.blueprintCode ?? '', version: task?.blueprintVersion ?? 1 }, { enabled: task !== null, stays: HOUR })
  return data && !isRefused(data.blueprint) ? data.blueprint : undefined
}

/** A paper by name: of the case's item, or of the job's documents; by its code until the name is known. */
export function usePaperName({ materials, task }: Pick<Kase, 'materials' | 'task'>): (paper: { code: string; subject?: string | undefined; variant?: string | null | undefined }) => string {
  const [blueprint, localized] = [useTaskBlueprint(task), useLocalized()]
  return ({ code, subject, variant }) => {
    const material = materials.find((one) => one.code === code)
    const document = blueprint?.documents.documents.find((one) => one.code === code && one.subject === subject && (one.variant ?? null) === (variant ?? null))
    return localized(document?.names ?? material?.names) || code
  }
}
