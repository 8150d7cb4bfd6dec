import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Failure } from '../graph/failure.js'
import { isAway, isRefused, type Away as AwayAnswer, type Refused } from '../graph/refusal.js'
import { useLanguage } from '../i18n/language.js'
import { Away, Failed, Loading } from './states.js'
import { Sentence } from './sentence.js'

/** A question's answer, or its state: `<Asked of={cases}>{(data) => …}</Asked>`. What was read before stays while it is read again. */
export function Asked<R>({ of, children }: { of: UseQueryResult<R, Failure>; children: (answer: R) => ReactNode }) {
  if (of.data !== undefined) return <>{children(of.data)}</>
  if (of.error) return <Failed failure={of.error} retry={of.refetch} />
  return <Loading />
}

/** What a result union holds when it is neither refused nor away: `<Settled answer={data.case} retry={…}>{(kase) => …}</Settled>`. */
export function Settled<A extends object>({ answer, retry, children }: { answer: A | Refused | AwayAnswer; retry?: () => unknown; children: (answer: Done<A>) => ReactNode }) {
  const language = useLanguage()
  if (isAway(answer)) return <Away of={answer} {...(retry && { retry })} />
  if (isRefused(answer)) return <Sentence>{answer[language]}</Sentence>
  return <>{children(answer as Done<A>)}</>
}

/** The members of a union that are no refusal. */
export type Done<A> = A extends { code: string; zh: string; params: unknown } | { __typename: 'CentreAway' } ? never : A
