import { useAsk } from '../../shared/graph/use-ask.js'
import { useLocalized } from '../../shared/i18n/messages.js'
import { CatalogueDepartments } from './queries.js'

const HALF_AN_HOUR = 1_800_000

/** Every department with its name, as choices; and what one is called, its code until names are read. */
export function useDepartments(): { choices: { value: string; label: string }[]; nameOf: (code: string) => string } {
  const [{ data }, localized] = [useAsk(CatalogueDepartments, {}, { stays: HALF_AN_HOUR }), useLocalized()]
  const all = data?.catalogueDepartments ?? []
  return {
    choices: all.map(({ code, names }) => ({ value: code, label: `${localized(names)} (${code})` })),
    nameOf: (code) => localized(all.find((department) => department.code === code)?.names) || code,
  }
}
