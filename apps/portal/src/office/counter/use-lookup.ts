import { useEffect, useRef, useState } from 'react'
import { ask } from '../../shared/graph/ask.js'
import { Failure } from '../../shared/graph/failure.js'
import { isAway, isRefused, type Refused } from '../../shared/graph/refusal.js'
import { isWhole, normalNumber, type PartyDraft } from './counter-draft.js'
import { CounterParty, type KnownParty } from './counter-graph.js'

export type Found =
  | { is: 'nothing' }
  | { is: 'looking' }
  | { is: 'known'; party: KnownParty }
  | { is: 'new' }
  /** The number is not one: to be told at its field. */
  | { is: 'wrong'; refused: Refused }
  /** Looked too often, or not one's centre. */
  | { is: 'refused'; refused: Refused }
  /** Nobody answered; it is tried again by itself. */
  | { is: 'away' }

const AGAIN_MS = 8_000

/** Asks once for each number that is whole: every look is counted and noted, so nothing is asked again by itself. */
export function useLookup(centreId: string, { identityType, identity, name }: PartyDraft, onKnown: (party: KnownParty) => void): { found: Found; look(): void } {
  const [{ of, found }, setState] = useState<{ of: string; found: Found }>({ of: '', found: { is: 'nothing' } })
  const number = normalNumber(identity)
  const asked = `${centreId}/${identityType}/${number}`
  const latest = useRef(asked)
  latest.current = asked
  const look = (again = false): void => {
    if (number === '' || (of === asked && !again)) return
    if (!again) setState({ of: asked, found: { is: 'looking' } })
    void lookUp({ centreId, identityType, identity: number }).then((answer) => {
      if (latest.current !== asked) return
      setState({ of: asked, found: answer })
      if (answer.is === 'known') onKnown(answer.party)
    })
  }
  const whole = isWhole({ identityType, identity, name })
  useEffect(() => { if (whole) look() }, [asked, whole]) // what else changes is not a new number
  const away = of === asked && found.is === 'away'
  useEffect(() => {
    if (!away) return undefined
    const timer = setInterval(() => look(true), AGAIN_MS)
    return () => clearInterval(timer)
  }, [asked, away])
  return { found: of === asked ? found : { is: 'nothing' }, look: () => look() }
}

async function lookUp(asked: { centreId: string; identityType: PartyDraft['identityType']; identity: string }): Promise<Found> {
  try {
    const { party } = await ask(CounterParty, asked)
    if (isAway(party)) return { is: 'away' }
    if (!isRefused(party)) return { is: 'known', party: party as KnownParty }
    if (party.code === 'party-not-known') return { is: 'new' }
    return { is: party.code === 'identity-invalid' ? 'wrong' : 'refused', refused: party }
  } catch (error) {
    if (error instanceof Failure) return { is: 'away' }
    throw error
  }
}
