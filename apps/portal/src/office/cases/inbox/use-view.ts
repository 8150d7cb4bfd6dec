import { useLocation, useNavigate, useSearchParams } from 'react-router'
import type { Pages } from '../../../shared/lists/use-pages.js'
import { paramsOf, viewOf, type View } from './view.js'

/** The view of the address, and the way to another: a filter takes the place of this one, a box or a page is one more to go back from. */
export function useView(): { view: View; pages: Pages; show(view: View, as?: 'filter'): void } {
  const [params] = useSearchParams()
  const [{ state }, navigate] = [useLocation(), useNavigate()]
  const cursors = (state as { cursors?: string[] } | null)?.cursors ?? []
  const view = viewOf(params)
  const go = (next: View, to: string[], replace = false): void => void navigate({ search: paramsOf(next).toString() }, { replace, state: { cursors: to } })
  return {
    view,
    show: (next, as) => go(next, [], as === 'filter'),
    pages: {
      after: cursors.at(-1) ?? null,
      number: cursors.length + 1,
      next: (endCursor) => go(view, [...cursors, endCursor]),
      back: () => go(view, cursors.slice(0, -1)),
    },
  }
}

/** The way back to the inbox as it was left. */
export interface CameFrom {
  from?: { search: string; cursors: string[] }
}
