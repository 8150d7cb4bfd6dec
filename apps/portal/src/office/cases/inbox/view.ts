import type { VariablesOf } from '../../../shared/graph/graphql.js'
import { caseStates } from '../../../shared/states/graph-states.js'
import type { CaseState } from '../words.js'
import type { Inbox } from './questions.js'

type Asked = VariablesOf<typeof Inbox>

export const boxes = ['mine', 'all', 'ended'] as const
export const sorts = ['NEXT_DUE_ASC', 'RECEIVED_DESC', 'RECEIVED_ASC'] as const
export const dues = ['SOON', 'OVERDUE'] as const

/** What of the inbox is looked at; it stands in the address, so that a link and the way back show the same. */
export interface View {
  box: (typeof boxes)[number]
  due: (typeof dues)[number] | null
  state: CaseState | null
  item: string | null
  centre: string | null
  sort: (typeof sorts)[number]
}

const oneOf = <T extends string>(all: readonly T[], value: string | null): T | null => all.find((one) => one === value) ?? null

/** Reads an address; what it does not know it leaves out. */
export function viewOf(params: URLSearchParams): View {
  const box = oneOf(boxes, params.get('box')) ?? 'mine'
  return {
    box,
    due: box === 'ended' ? null : oneOf(dues, params.get('due')),
    state: oneOf(Object.keys(caseStates) as CaseState[], params.get('state')),
    item: params.get('item') || null,
    centre: params.get('centre') || null,
    sort: oneOf(sorts, params.get('sort')) ?? firstSort(box),
  }
}

/** The address of a view, without what goes without saying. */
export function paramsOf(view: View): URLSearchParams {
  const { box, sort, ...filters } = view
  const params = new URLSearchParams()
  if (box !== 'mine') params.set('box', box)
  for (const [name, value] of Object.entries(filters)) if (value) params.set(name, value)
  if (sort !== firstSort(box)) params.set('sort', sort)
  return params
}

/** Another box begins without the filters that may not fit it, in its own order. */
export const inBox = ({ centre, item }: View, box: View['box']): View => ({ box, due: null, state: null, item, centre, sort: firstSort(box) })

/** Open cases by what is due next, ended ones by the newest. */
const firstSort = (box: View['box']): View['sort'] => (box === 'ended' ? 'RECEIVED_DESC' : 'NEXT_DUE_ASC')

/** What the graph is asked for a view: sorting, filtering and paging are all its own. */
export function askedFor({ box, due, state, item, centre, sort }: View, after: string | null, first = 20): Asked {
  return {
    first,
    after,
    open: box !== 'ended',
    sort,
    ...(box === 'mine' && { mine: true }),
    ...(due && { due }),
    ...(state && { states: [state] }),
    ...(item && { itemCode: item }),
    ...(centre && { centreIds: [centre] }),
  }
}

const ended: readonly CaseState[] = ['CONCLUDED', 'DELIVERED', 'NOT_ACCEPTED', 'WITHDRAWN', 'LAPSED', 'CANCELLED']
const notOpen: readonly CaseState[] = ['DELIVERED', 'NOT_ACCEPTED', 'WITHDRAWN', 'LAPSED', 'CANCELLED']

/** The states a box can hold; a concluded case is open until it is delivered, a task's is not. */
export const statesIn = (box: View['box']): CaseState[] =>
  (Object.keys(caseStates) as CaseState[]).filter((state) => (box === 'ended' ? ended.includes(state) : !notOpen.includes(state)))
