/**
 * The headers of a message as they lie in the log. What is no JSON object of texts comes without headers: whoever reads it misses those it needs, refuses the
 * message, and goes on to the next.
 */
export function readHeaders(text: string): Record<string, string> {
  try {
    const headers: unknown = JSON.parse(text)
    return isHeaders(headers) ? headers : {}
  } catch {
    return {}
  }
}

const isHeaders = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every((text) => typeof text === 'string')
