import { keepPreviousData, useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query'
import type { TadaDocumentNode } from 'gql.tada'
import { useRef } from 'react'
import { ask } from './ask.js'
import { newCommandId } from './command-id.js'
import type { Failure } from './failure.js'

export interface AskOptions {
  /** False while there is nothing to ask yet. */
  enabled?: boolean
  /** Ask again after so many milliseconds while the page is looked at. */
  every?: number
  /** For what hardly changes: ask again only after so many milliseconds, however many parts of the page want it. */
  stays?: number
  /** Keep showing the last answer while other variables are asked: for lists that are paged and filtered. */
  keep?: boolean
}

/** Asks the graph and keeps the answer: `data`, `error` (a Failure), `isPending`, `refetch`. Show it with `<Asked of={…}>`. */
export function useAsk<R, V extends object>(document: TadaDocumentNode<R, V, any>, variables: V, { enabled = true, every, stays, keep }: AskOptions = {}): UseQueryResult<R, Failure> {
  return useQuery<R, Failure>({
    queryKey: ['graph', document, variables],
    queryFn: ({ signal }) => ask(document, variables, signal),
    enabled,
    ...(every && { refetchInterval: every }),
    ...(stays && { staleTime: stays }),
    ...(keep && { placeholderData: keepPreviousData }),
  })
}

type InputOf<V> = V extends { input: infer I } ? Omit<I, 'commandId'> : never

export interface Act<R, I> extends Pick<UseMutationResult<R, Failure, I>, 'isPending' | 'error' | 'reset' | 'mutateAsync'> {
  /** The graph's answer; undefined when there was none, and `error` says why. */
  send(input: I): Promise<R | undefined>
}

/**
 * Sends a command: `const answer = await act.send({ …input without commandId })`. The same input sent again without an answer in between (away, offline)
 * is the same command, so that nothing is done twice; after any answer of the graph it is a new one. Every list is asked again after an answer.
 */
export function useAct<R, V extends { input: { commandId: unknown } }>(document: TadaDocumentNode<R, V, any>): Act<R, InputOf<V>> {
  const queries = useQueryClient()
  const unanswered = useRef<{ body: string; commandId: string }>(undefined)
  const { isPending, error, reset, mutateAsync } = useMutation<R, Failure, InputOf<V>>({
    mutationFn: async (input) => {
      const body = JSON.stringify(input)
      if (unanswered.current?.body !== body) unanswered.current = { body, commandId: newCommandId() }
      const answer = await ask(document, { input: { commandId: unanswered.current.commandId, ...input } } as unknown as V)
      if (!isUnknown(answer)) unanswered.current = undefined
      return answer
    },
    // Not awaited: the answer is there, whatever the lists say.
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['graph'] }),
  })
  return { isPending, error, reset, mutateAsync, send: (input) => mutateAsync(input).catch(() => undefined) }
}

// An away centre may have done it and not have been heard: only the same command again finds out.
const isUnknown = (answer: unknown): boolean =>
  Object.values(answer as object).some((value) => typeof value === 'object' && value !== null && (value as { __typename?: string }).__typename === 'CentreAway')
