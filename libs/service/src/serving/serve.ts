import type { DynamicModule, Type } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { type NestExpressApplication } from '@nestjs/platform-express'
import { TokenVerifier, type IssuerStanding } from '@tongban/identity'
import type { NextFunction, Request, Response } from 'express'
import { Logger, LoggerModule } from 'nestjs-pino'
import type { DestinationStream } from 'pino'
import type { AddressInfo } from 'node:net'
import type { ProcessConfig } from '../config/process-config.js'
import { openLog } from '../logging/logger.js'
import { inTrace } from '../logging/trace.js'
import { addressList, noteCaller } from './caller-address.js'
import { runProcess } from './run.js'
import { answerHealth, type ExchangeStanding, type Health } from './health.js'
import { refuseBadBody } from './bad-body.js'

export const BODY_LIMIT = '512kb'

export interface ServeOptions {
  /** What /health asks; the process is well when every answer is true. */
  health?: Health
  /** How it stands with the issuer, for /health; the process's own verifier is asked when nothing else is named. */
  issuer?: () => Promise<IssuerStanding | undefined> | undefined
  /** How it stands with the exchange, for /health; a process without one, as the gateway, names nothing. */
  exchange?: () => ExchangeStanding
  /** Before listening: other routes, on the express app below Nest. */
  prepare?: (app: NestExpressApplication) => void | Promise<void>
  /** Where log lines go instead of the standard output. */
  log?: DestinationStream
}

export interface Served {
  app: NestExpressApplication
  port: number
  close(): Promise<void>
}

/** `listen` with a life: `{ ready: true, port }` to a supervising parent, an end within 5 s of SIGTERM, SIGINT or the parent's death. */
export async function serve(module: Type<unknown> | DynamicModule, config: ProcessConfig, options: ServeOptions = {}): Promise<Served> {
  let served: Served | undefined
  await runProcess(async () => (served = await listen(module, config, options)), config)
  return served as Served
}

/**
 * Nest on express with JSON logs, /health and body limits, listening at the configured address; no hold on the process, so that
 * specs start several in one. Throws, before it listens, on whatever keeps it from being right: an operation without a rule, a busy port.
 */
export async function listen(module: Type<unknown> | DynamicModule, config: ProcessConfig, options: ServeOptions = {}): Promise<Served> {
  const app = await NestFactory.create<NestExpressApplication>(withLogging(module, config, options.log), {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false, // throw instead of exiting, so that the message reaches whoever started it
    forceCloseConnections: true,
  })
  app.useLogger(app.get(Logger))
  app.disable('x-powered-by')
  app.set('etag', false)
  app.use((req: Request, _: Response, next: NextFunction) => inTrace(header(req), next))
  const gateways = addressList(config.gateways)
  app.use((req: Request, _: Response, next: NextFunction) => {
    noteCaller(req, gateways)
    next()
  })
  app.getHttpAdapter().getInstance().get('/health', answerHealth(config.deployment, options.health, { issuer: options.issuer ?? standingOf(app), ...(options.exchange && { exchange: options.exchange }) }))
  app.useBodyParser('json', { limit: BODY_LIMIT, strict: true })
  app.use(refuseBadBody)
  await options.prepare?.(app)
  await app.listen(config.port, config.host)
  return { app, port: (app.getHttpServer().address() as AddressInfo).port, close: () => app.close() }
}

function withLogging(module: Type<unknown> | DynamicModule, config: ProcessConfig, stream?: DestinationStream): DynamicModule {
  const logger = openLog({ deployment: config.deployment, level: config.logLevel }, stream)
  return {
    module: class TongbanProcess {},
    imports: [
      LoggerModule.forRoot({
        pinoHttp: {
          logger,
          quietReqLogger: true,
          wrapSerializers: false,
          autoLogging: { ignore: (req) => req.url === '/health' },
          serializers: {
            err: (error: unknown) => error, // fields of errors are masked already
            req: ({ method, url }: { method: string; url: string }) => ({ method, path: url.split('?')[0] }), // a query string may hold anything
            res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
          },
        },
      }),
      module,
    ],
  }
}

function standingOf(app: NestExpressApplication): () => Promise<IssuerStanding> | undefined {
  try {
    const verifier = app.get(TokenVerifier, { strict: false })
    return () => verifier.standing?.()
  } catch {
    return () => undefined // a process that takes no tokens
  }
}

const header = (req: Request): string | undefined => (typeof req.headers.traceparent === 'string' ? req.headers.traceparent : undefined)
