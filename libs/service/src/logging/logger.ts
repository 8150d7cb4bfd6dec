import { pino, type DestinationStream, type Logger as PinoLogger, type LoggerOptions } from 'pino'
import { errorFields, maskFields, maskText } from './mask.js'
import { traceNow } from './trace.js'

export interface LogOptions {
  deployment: string
  level: string
}

/** JSON lines with trace id, centre, actor and post; never a name, number, phone or token (masked by field, then by form). */
export function loggerOptions({ deployment, level }: LogOptions): LoggerOptions {
  return {
    level,
    base: { deployment },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    mixin: () => ({ ...traceNow() }), // a copy: pino writes the line's own fields into what it is given
    serializers: { err: (error: unknown) => (error instanceof Error ? errorFields(error) : error) },
    formatters: { level: (label) => ({ level: label }), log: (fields) => maskFields(fields) as Record<string, unknown> },
    hooks: { streamWrite: maskText },
  }
}

/** A logger for a process without Nest, or for what happens before Nest runs. */
export function openLog(options: LogOptions, stream?: DestinationStream): PinoLogger {
  return stream ? pino(loggerOptions(options), stream) : pino(loggerOptions(options))
}
