import { useState } from 'react'
import { useNavigate } from 'react-router'
import { isRefused, paramOf, type Refused } from '../../shared/graph/refusal.js'
import { useAct } from '../../shared/graph/use-ask.js'
import { RedraftItem } from './queries.js'

/** Begins the next version of an item and goes to write it; where somebody has begun one already, to theirs. */
export function useRedraft() {
  const [act, go] = [useAct(RedraftItem), useNavigate()]
  const [refused, setRefused] = useState<Refused>()
  const redraft = async (code: string): Promise<void> => {
    const answer = (await act.send({ code }))?.redraftCatalogueItem
    if (!answer) return
    const open = isRefused(answer) && answer.code === 'draft-open' && paramOf(answer, 'version')
    if (isRefused(answer) && !open) return setRefused(answer)
    await go(`/office/catalogue/${code}/draft`)
  }
  return { redraft, refused, error: act.error, pending: act.isPending }
}
