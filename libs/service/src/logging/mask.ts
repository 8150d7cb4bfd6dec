/** Fields that hold a person or a secret, at any depth and in any spelling of capitals. */
const PRIVATE = new Set([
  'name', 'names', 'fullname', 'phone', 'mobile', 'telephone', 'address', 'email', 'identity', 'identitynumber', 'citizennumber', 'creditcode',
  'password', 'token', 'accesstoken', 'access_token', 'idtoken', 'id_token', 'refresh_token', 'authorization', 'cookie', 'secret', 'privatekey',
  'receiptcode', 'parties', 'applicant', 'agent',
])

/** What hides in free text, whatever field it is in: tokens, citizen numbers old and new, credit codes, mobile and fixed-line numbers. */
const TEXTS: [RegExp, string][] = [
  [/\beyJ[\w-]{5,}\.[\w-]+(?:\.[\w-]*)?/g, '[token]'],
  [/(?<![\w-])\d{17}[\dXx](?![\w-])/g, '[number]'],
  [/(?<![\w-])[1-9]\d{14}(?![\w-])/g, '[number]'],
  [/(?<![\w-])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![\w-])/g, '[number]'],
  [/(?<![\w-])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![\w-])/g, '[phone]'],
  [/(?<![\w-])0\d{2,3}-\d{7,8}(?![\w-])/g, '[phone]'],
  [/(\/\/[^:/@\s"]+:)[^@/\s"]+@/g, '$1***@'],
]

/** Masks a finished log line. The last net: what is logged should hold nothing of the kind in the first place. */
export function maskText(line: string): string {
  return TEXTS.reduce((text, [pattern, shown]) => text.replace(pattern, shown), line)
}

/** Replaces private fields of an object to be logged, four levels deep; deeper objects are dropped. */
export function maskFields(value: unknown, depth = 4): unknown {
  if (value instanceof Error) return errorFields(value)
  if (value instanceof Date || typeof value !== 'object' || value === null) return value
  if (depth === 0) return '[deep]'
  if (Array.isArray(value)) return value.slice(0, 50).map((entry) => maskFields(entry, depth - 1))
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, PRIVATE.has(key.toLowerCase()) ? '[private]' : maskFields(entry, depth - 1)]))
}

/** An error without what a database adds to it: `detail` and `parameters` quote rows, class 22 messages quote values. */
export function errorFields(error: Error): Record<string, unknown> {
  const { code, constraint, table, cause } = error as Error & { code?: unknown; constraint?: unknown; table?: unknown }
  const quotes = typeof code === 'string' && /^22/.test(code)
  const message = quotes ? error.message.replace(/:.*$|"[^"]*"/gs, ' […]') : error.message
  const stack = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 12).map((line) => line.trim())
  return {
    type: error.constructor.name,
    message,
    ...(typeof code === 'string' && { code }),
    ...(typeof constraint === 'string' && { constraint }),
    ...(typeof table === 'string' && { table }),
    ...(cause instanceof Error && { cause: `${cause.constructor.name}: ${quotes ? '' : cause.message}` }),
    ...(stack && { stack }),
  }
}
