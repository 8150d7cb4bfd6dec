import type { Type } from '@nestjs/common'
import { createUnionType } from '@nestjs/graphql'
import type { RefusalCode } from '@tongban/contracts'
import { isRefusal } from '@tongban/kernel'
import { CentreAway } from './centre-away.js'
import { messageOf, refusalType } from './refusal-types.js'

export interface ResultUnionOptions {
  description?: string
  /** For root fields of the subgraph `centre`: the gateway answers CentreAway when the deployment does not. */
  routed?: boolean
}

/**
 * `union AcceptCaseResult = Case | CaseNotFound | …`: what an operation gives, and every refusal it may answer with.
 * Resolvers return the success value or `refuse(code, params)`. Fails at import on a code without a message, and at run time on
 * a refusal that is not among its codes, so that the schema never lies. With several success types, each value carries `__typename`.
 * @example export const AcceptCaseResult = resultUnion('AcceptCaseResult', () => Case, ['no-such-case'], { routed: true })
 */
export function resultUnion(
  name: string,
  success: () => Type<unknown> | readonly Type<unknown>[],
  codes: readonly RefusalCode[],
  options: ResultUnionOptions = {},
): Type<unknown> {
  const allowed = new Set<string>(codes)
  const refusals = [...new Set(codes.map(refusalType))]
  const successes = (): readonly Type<unknown>[] => [success()].flat() as Type<unknown>[]
  return createUnionType({
    name,
    ...(options.description && { description: options.description }),
    types: () => [...successes(), ...(options.routed ? [CentreAway] : []), ...refusals],
    resolveType: (value: unknown) => {
      if (isRefusal(value)) {
        if (!allowed.has(value.refused)) throw new Error(`${name} does not list the refusal "${value.refused}"; add it to its codes`)
        return messageOf(value.refused).type
      }
      if (typeof value === 'object' && value !== null && '__typename' in value) return value.__typename
      const [only, ...others] = successes()
      if (others.length > 0) throw new Error(`${name} has several types; its values need __typename`)
      return only
    },
  }) as Type<unknown>
}
