import { SetMetadata } from '@nestjs/common'
import type { Role } from '@tongban/identity'

/** Who may call an operation: anyone of these roles, or anybody at all and why. */
export type Rule = { roles: readonly Role[] } | { anyone: string }

export const RULE = 'tongban:rule'

/**
 * Lets people of these roles call a query, mutation, subscription or entity reference.
 * The role only opens the door: which rows they see is decided by their centres and row-level security.
 * @example @Allow('centre-head', 'supervisor')
 */
export function Allow(...roles: [Role, ...Role[]]): MethodDecorator {
  return SetMetadata(RULE, { roles } satisfies Rule)
}

/** Lets anybody call it, logged in or not. The reason stands in the access matrix, so write it for its readers. */
export function AllowAnyone(reason: string): MethodDecorator {
  if (reason.trim() === '') throw new Error('@AllowAnyone needs a reason')
  return SetMetadata(RULE, { anyone: reason } satisfies Rule)
}
