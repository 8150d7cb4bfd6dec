import { createParamDecorator, type ExecutionContext } from '@nestjs/common'
import type { Principal } from '@tongban/identity'
import { contextOf } from './rule-guard.js'

/** The person who acts, as a parameter of a resolver; undefined only under @AllowAnyone. */
export const CurrentPrincipal = createParamDecorator(
  (_: unknown, context: ExecutionContext): Promise<Principal | undefined> | undefined => contextOf(context).principal,
)
