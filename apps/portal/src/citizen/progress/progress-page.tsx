import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { forget, keep, restore } from '../../shared/forms/drafts.js'
import { useAsk } from '../../shared/graph/use-ask.js'
import { isRefused, paramOf, type Refused } from '../../shared/graph/refusal.js'
import { rewriteAddress } from '../shell/address.js'
import { codeAsMeant, numberAsMeant, receiptInAddress, type AskedReceipt } from './asked-receipt.js'
import { ProgressForm } from './progress-form.js'
import { CitizenProgress } from './progress-graph.js'
import { ReceiptAnswer } from './receipt-answer.js'

const KEPT = 'draft:public:progress'

/** The code leaves the address at once: it would stay in the history, and be read over the shoulder. It is kept in this tab, so that a reload shows the same. */
function firstAsked(): AskedReceipt {
  const brought = receiptInAddress(location.search)
  if (brought) keep(KEPT, brought)
  return brought ?? restore<AskedReceipt>(KEPT) ?? { number: '', code: '' }
}

/** How far a case or a joint job is, for whoever holds its receipt. */
export function ProgressPage() {
  const [typed, setTyped] = useState(firstAsked)
  const [asked, setAsked] = useState<AskedReceipt | undefined>(typed.asked ? typed : undefined)
  const [refused, setRefused] = useState<Refused>()
  const [byHand, setByHand] = useState(false)
  const queries = useQueryClient()
  useEffect(() => { if (location.search) rewriteAddress(location.pathname) }, [])
  const take = (next: AskedReceipt): void => {
    setTyped(next)
    keep(KEPT, next)
  }
  const progress = useAsk(CitizenProgress, { number: numberAsMeant(asked?.number ?? ''), code: codeAsMeant(asked?.code ?? '') }, { enabled: asked !== undefined })
  const answer = progress.data?.receipt
  // A wrong code is never asked again by itself: each try counts.
  useEffect(() => {
    if (!asked || !isRefused(answer)) return
    setRefused(answer)
    setAsked(undefined)
    take({ number: asked.number, code: asked.code })
    queries.removeQueries({ queryKey: ['graph', CitizenProgress] })
  }, [answer, asked])
  if (asked && !isRefused(answer)) {
    const another = (): void => {
      forget(KEPT)
      setTyped({ number: '', code: '' })
      setAsked(undefined)
      setByHand(true)
    }
    return <ReceiptAnswer of={progress} number={numberAsMeant(asked.number)} focus={byHand} another={another} />
  }
  const send = (): void => {
    const next = { number: numberAsMeant(typed.number), code: codeAsMeant(typed.code), asked: true }
    setRefused(undefined)
    setByHand(true)
    take(next)
    setAsked(next)
  }
  return <ProgressForm typed={typed} keep={take} send={send} refused={refused && { ...refused, seconds: Number(paramOf(refused, 'seconds') ?? 0) }} />
}
