import { useEffect, useRef, useState } from 'react'
import { ask } from '../../shared/graph/ask.js'
import { Failure } from '../../shared/graph/failure.js'
import { isAway, isRefused, type Away, type Refused } from '../../shared/graph/refusal.js'
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
  | { is: 'away'; away: Away }
  | { is: 'failed'; failure: Failure }

/** Asks once for each number that is whole: every look is counted and noted, so nothing is asked again by itself. */
export function useLookup(centreId: string, { identityType, identity, name }: PartyDraft, onKnown: (party: KnownParty) => void): { found: Found; look(): void } {
  const [{ of, found }, setState] = useState<{ of: string; found: Found }>({ of: '', found: { is: 'nothing' } })
  const number = normalNumber(identity)
  const asked = `${centreId}/${identityType}/${number}`
  const latest = useRef(asked)
  latest.current = asked
  const look = (): void => {
    if (number === '' || of === asked) return
    setState({ of: asked, found: { is: 'looking' } })
    void lookUp({ centreId, identityType, identity: number }).then((answer) => {
      if (latest.current !== asked) return
      setState({ of: asked, found: answer })
      if (answer.is === 'known') onKnown(answer.party)
    })
  }
  const whole = isWhole({ identityType, identity, name })
  useEffect(() => { if (whole) look() }, [asked, whole]) // what else changes is not a new number
  return { found: of === asked ? found : { is: 'nothing' }, look }
}

async function lookUp(asked: { centreId: string; identityType: PartyDraft['identityType']; identity: string }): Promise<Found> {
  try {
    const { party } = await ask(CounterParty, asked)
    if (isAway(party)) return { is: 'away', away: party }
    if (!isRefused(party)) return { is: 'known', party: party as KnownParty }
    if (party.code === 'party-not-known') return { is: 'new' }
    return { is: party.code === 'identity-invalid' ? 'wrong' : 'refused', refused: party }
  } catch (error) {
    return { is: 'failed', failure: error instanceof Failure ? error : new Failure('failed', '') }
  }
}
