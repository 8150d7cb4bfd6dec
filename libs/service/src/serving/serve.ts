import type { DynamicModule, Type } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { type NestExpressApplication } from '@nestjs/platform-express'
import type { NextFunction, Request, Response } from 'express'
import { Logger, LoggerModule } from 'nestjs-pino'
import type { AddressInfo } from 'node:net'
import { flushCompileCache } from 'node:module'
import type { ProcessConfig } from '../config/process-config.js'
import { openLog } from '../logging/logger.js'
import { inTrace } from '../logging/trace.js'
import { answerHealth, type Health } from './health.js'
import { refuseBadBody } from './bad-body.js'
import { onceAskedToStop } from './stop.js'

export const BODY_LIMIT = '512kb'

export interface ServeOptions {
  /** What /health asks; the process is well when every answer is true. */
  health?: Health
  /** Before listening: other routes, on the express app below Nest. */
  prepare?: (app: NestExpressApplication) => void | Promise<void>
}

export interface Served {
  app: NestExpressApplication
  port: number
  close(): Promise<void>
}

/**
 * Runs a process: Nest on express, JSON logs, /health, body limits, and an end within 5 s of SIGTERM, SIGINT or its parent's death.
 * Tells a supervising parent `{ ready: true, port }` once it listens. Throws, before it listens, on whatever keeps it from being right.
 */
export async function serve(module: Type<unknown> | DynamicModule, config: ProcessConfig, options: ServeOptions = {}): Promise<Served> {
  const served = await listen(module, config, options)
  onceAskedToStop(() => served.close())
  process.send?.({ ready: true, port: served.port })
  flushCompileCache()
  return served
}

/** The same without a hold on the process: specs start several in one process and close them. */
export async function listen(module: Type<unknown> | DynamicModule, config: ProcessConfig, options: ServeOptions = {}): Promise<Served> {
  const app = await NestFactory.create<NestExpressApplication>(withLogging(module, config), {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false, // throw instead of exiting, so that the message reaches whoever started it
    forceCloseConnections: true,
  })
  app.useLogger(app.get(Logger))
  app.disable('x-powered-by')
  app.set('etag', false)
  app.use((req: Request, _: Response, next: NextFunction) => inTrace(header(req), next))
  app.getHttpAdapter().getInstance().get('/health', answerHealth(config.deployment, options.health))
  app.useBodyParser('json', { limit: BODY_LIMIT, strict: true })
  app.use(refuseBadBody)
  await options.prepare?.(app)
  await app.listen(config.port, config.host)
  return { app, port: (app.getHttpServer().address() as AddressInfo).port, close: () => app.close() }
}

function withLogging(module: Type<unknown> | DynamicModule, config: ProcessConfig): DynamicModule {
  const logger = openLog({ deployment: config.deployment, level: config.logLevel })
  return {
    module: class TongbanProcess {},
    imports: [
      LoggerModule.forRoot({
        pinoHttp: {
          logger,
          quietReqLogger: true,
          autoLogging: { ignore: (req) => req.url === '/health' },
          serializers: {
            req: ({ method, url }: { method: string; url: string }) => ({ method, path: url.split('?')[0] }), // a query string may hold anything
            res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
          },
        },
      }),
      module,
    ],
  }
}

const header = (req: Request): string | undefined => (typeof req.headers.traceparent === 'string' ? req.headers.traceparent : undefined)
