import type { ProcessConfig } from './process-config.js'

/** The configuration as `tongban config` shows it: passwords in URLs become ***, key files stay file names. */
export function printConfig(config: ProcessConfig): string {
  return JSON.stringify(config, (_, value: unknown) => (typeof value === 'string' ? withoutPassword(value) : value), 2)
}

function withoutPassword(text: string): string {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text) || !URL.canParse(text)) return text
  const url = new URL(text)
  if (url.password) url.password = '***'
  for (const name of url.searchParams.keys()) if (/pass|secret|token|key/i.test(name)) url.searchParams.set(name, '***')
  return url.href
}
