const AWAY = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', '57P01', '57P02', '57P03', '53300'])
const AWAY_MESSAGES = /connection terminated|connection ended|not queryable|timeout exceeded when trying to connect|client was closed/i

/** Whether this error means that the database is away (stopped, restarting, unreachable, full), so that the same act may succeed later. */
export function isOutage(error: unknown): boolean {
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string }
  return AWAY.has(code) || /^08...$/.test(code) || AWAY_MESSAGES.test(message)
}
