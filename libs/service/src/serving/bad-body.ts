import type { NextFunction, Request, Response } from 'express'

/** Answers a body that cannot be read in GraphQL's form, without the parser's text. */
export function refuseBadBody(error: Error & { type?: string }, _: Request, res: Response, next: NextFunction): void {
  const refusal = error.type ? refusals[error.type] : undefined
  if (!refusal) return next(error)
  res.status(refusal.status).json({ errors: [{ message: refusal.message, extensions: { code: refusal.code } }] })
}

const refusals: Record<string, { status: number; code: string; message: string }> = {
  'entity.too.large': { status: 413, code: 'TOO_MUCH', message: 'The request is larger than 512 kB; send less, or in several parts.' },
  'entity.parse.failed': { status: 400, code: 'BAD_REQUEST', message: 'The request is not JSON.' },
  'encoding.unsupported': { status: 415, code: 'BAD_REQUEST', message: 'The content encoding is not supported; send it plain or gzipped.' },
  'charset.unsupported': { status: 415, code: 'BAD_REQUEST', message: 'The request is not UTF-8.' },
  'request.aborted': { status: 400, code: 'BAD_REQUEST', message: 'The request was cut off.' },
  'request.size.invalid': { status: 400, code: 'BAD_REQUEST', message: 'The request is shorter than it says.' },
}
