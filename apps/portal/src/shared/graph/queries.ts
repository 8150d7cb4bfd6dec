import { QueryCache, QueryClient, MutationCache } from '@tanstack/react-query'
import { noteLoggedOut } from '../session/session.js'
import { Failure } from './failure.js'

const worthAnotherTry = new Set(['failed', 'offline'])

/** One for each front end. A logged-out answer marks the session as over, whatever was asked. */
export function createQueries(): QueryClient {
  const onError = (error: unknown): void => {
    if (error instanceof Failure && error.kind === 'logged-out') noteLoggedOut(queries)
  }
  const queries = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // Without a network it says so, instead of waiting silently for one.
      queries: { networkMode: 'always', staleTime: 5_000, retry: (count, error) => count < 1 && error instanceof Failure && worthAnotherTry.has(error.kind), retryDelay: 700 },
      // Commands are sent again by people, with the same commandId.
      mutations: { networkMode: 'always', retry: false },
    },
  })
  return queries
}
