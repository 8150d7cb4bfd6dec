import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common'
import { GqlExecutionContext } from '@nestjs/graphql'
import { IssuerAway, TokenRefused, TokenVerifier, type Principal } from '@tongban/identity'
import { refuse } from '@tongban/kernel'
import type { IncomingMessage } from 'node:http'
import { denied } from '../graph/denied.js'
import { noteActor } from '../logging/trace.js'
import { RULE, type Rule } from './allow.js'
import { kindOf } from './operations.js'

/** What a resolver's context holds: the request, and the person once somebody asked. */
export interface RequestContext {
  req: IncomingMessage
  principal?: Promise<Principal | undefined>
}

/**
 * Enforces the rule of every operation, entity references included, and verifies the token itself: nothing upstream is trusted.
 * A wrong role gets the same answer whatever row was asked for, because no row was looked at yet.
 */
@Injectable()
export class RuleGuard implements CanActivate {
  constructor(private readonly verifier: TokenVerifier) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule: Rule | undefined = Reflect.getMetadata(RULE, context.getHandler())
    if (!rule) {
      // A field without a rule of its own follows the operation that led to it. Anything else without one was never meant to be open.
      if (kindOf(context.getHandler(), context.getClass()) === 'Field') return true
      throw denied('FORBIDDEN', refuse('not-allowed', { action: context.getHandler().name }))
    }
    const principal = await this.principalOf(contextOf(context))
    if ('anyone' in rule) return true
    if (!principal) throw denied('UNAUTHENTICATED', refuse('not-signed-in'))
    if (rule.roles.some((role) => principal.roles.includes(role))) return true
    throw denied('FORBIDDEN', refuse('not-allowed', { action: context.getHandler().name }))
  }

  /** Verified once for each request, however many fields it asks. A token that is no good is refused even where none is needed. */
  private principalOf(context: RequestContext): Promise<Principal | undefined> {
    context.principal ??= this.verify(context.req)
    return context.principal
  }

  private async verify(req: IncomingMessage): Promise<Principal | undefined> {
    const header = req.headers.authorization
    if (header === undefined) return undefined
    const jwt = /^Bearer ([\w.-]+)$/i.exec(header)?.[1]
    if (!jwt) throw denied('UNAUTHENTICATED', refuse('token-refused'))
    try {
      const principal = await this.verifier.verify(jwt)
      noteActor(principal)
      return principal
    } catch (error) {
      if (error instanceof TokenRefused) throw denied('UNAUTHENTICATED', refuse('token-refused'))
      if (error instanceof IssuerAway) throw denied('IDENTITY_UNAVAILABLE', refuse('issuer-away'))
      throw error
    }
  }
}

/** The GraphQL context of an operation; a plain route keeps the same two fields on its request. */
export function contextOf(context: ExecutionContext): RequestContext {
  if (context.getType<'graphql' | 'http'>() === 'graphql') return GqlExecutionContext.create(context).getContext<RequestContext>()
  const req = context.switchToHttp().getRequest<IncomingMessage & { tongban?: RequestContext }>()
  return (req.tongban ??= { req })
}
