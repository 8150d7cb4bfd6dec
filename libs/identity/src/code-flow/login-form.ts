/** The login form of a page: where it goes and what it hides. Reads ours and Keycloak's. */
export interface LoginForm {
  action: URL
  fields: Record<string, string>
  /** What the page says is wrong. */
  fault?: string
}

/** Finds the form with a password in a page; undefined when there is none. */
export function readLoginForm(html: string, page: URL): LoginForm | undefined {
  const form = [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gis)].find(([, , body]) => /type="password"/i.test(body ?? ''))
  if (!form) return undefined
  const hidden = [...(form[2] ?? '').matchAll(/<input\b[^>]*type="hidden"[^>]*>/gi)].map(([tag]) => [attribute(tag, 'name'), attribute(tag, 'value')])
  const fault = /<(\w+)\b[^>]*(?:role="alert"|id="input-error[\w-]*")[^>]*>(.*?)<\/\1>/is.exec(html)?.[2]
  return {
    action: new URL(attribute(form[1] ?? '', 'action') || page.href, page),
    fields: Object.fromEntries(hidden.filter(([name]) => name)) as Record<string, string>,
    ...(fault && { fault: unescape(fault.replace(/<[^>]*>/g, '')).trim() }),
  }
}

const attribute = (tag: string, name: string): string => unescape(new RegExp(`\\b${name}="([^"]*)"`, 'i').exec(tag)?.[1] ?? '')

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescape(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(amp|lt|gt|quot|apos));/gi, (_, decimal?: string, hex?: string, name?: string) =>
    name ? (NAMED[name.toLowerCase()] ?? '') : String.fromCodePoint(decimal ? Number(decimal) : parseInt(hex ?? '0', 16)))
}
