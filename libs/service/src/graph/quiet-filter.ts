import { type ArgumentsHost, Catch, HttpException } from '@nestjs/common'
import { BaseExceptionFilter } from '@nestjs/core'
import { GraphQLError } from 'graphql'
import type { DenialCode } from './denied.js'

const STATUS: Record<DenialCode, number> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, IDENTITY_UNAVAILABLE: 503, BAD_USER_INPUT: 400, BAD_REQUEST: 400, TOO_MUCH: 413, INTERNAL_SERVER_ERROR: 500 }

/**
 * Hands errors of operations to `formatError`, which alone decides what is logged and told; Nest's own filter would log every refusal
 * as a failure, twice. On plain routes a denial becomes its HTTP status.
 */
@Catch()
export class QuietFilter extends BaseExceptionFilter {
  override catch(exception: unknown, host: ArgumentsHost): unknown {
    if (host.getType<'graphql' | 'http'>() === 'graphql') return exception instanceof Error ? exception : new Error(String(exception))
    const code = exception instanceof GraphQLError ? (exception.extensions.code as DenialCode) : undefined
    return super.catch(code && STATUS[code] ? new HttpException((exception as GraphQLError).message, STATUS[code]) : exception, host)
  }
}
