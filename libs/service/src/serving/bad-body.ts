import type { NextFunction, Request, Response } from 'express'
import { refuse, type Refusal } from '@tongban/kernel'
import { denied, type DenialCode } from '../graph/denied.js'

/** Answers a body that cannot be read in GraphQL's form, without the parser's text. */
export function refuseBadBody(error: Error & { type?: string }, _: Request, res: Response, next: NextFunction): void {
  const answer = error.type ? answers[error.type] : undefined
  if (!answer) return next(error)
  const { message, extensions } = denied(answer.code, answer.refusal)
  res.status(answer.status).json({ errors: [{ message, extensions }] })
}

const unreadable = (status: number, fault: string): { status: number; code: DenialCode; refusal: Refusal } => ({ status, code: 'BAD_REQUEST', refusal: refuse(`body-${fault}`) })

const answers: Record<string, { status: number; code: DenialCode; refusal: Refusal }> = {
  'entity.too.large': { status: 413, code: 'TOO_MUCH', refusal: refuse('body-too-large', { limit: '512 kB' }) },
  'entity.parse.failed': unreadable(400, 'not-json'),
  'encoding.unsupported': unreadable(415, 'encoding-unknown'),
  'charset.unsupported': unreadable(415, 'not-utf-8'),
  'request.aborted': unreadable(400, 'cut-off'),
  'request.size.invalid': unreadable(400, 'shorter-than-said'),
}
