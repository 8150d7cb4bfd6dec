import type { FrontEnd } from './portal-files.js'

/** Where the build left room for a nonce (apps/portal/vite.config.ts). */
const PLACEHOLDER = 'STYLE_NONCE'

const common = [
  'default-src \'none\'', 'script-src \'self\'', 'connect-src \'self\'', 'img-src \'self\' data:', 'font-src \'self\'',
  'form-action \'self\'', 'base-uri \'none\'', 'frame-ancestors \'none\'',
]

/** No inline script, nothing from another origin. The office's styles are made while it runs, and carry this answer's nonce; citizens' pages need none. */
export function policyOf(frontEnd: FrontEnd, nonce: string): string {
  return [...common, frontEnd === 'office' ? `style-src 'self' 'nonce-${nonce}'` : 'style-src \'self\''].join('; ')
}

export function withNonce(page: string, frontEnd: FrontEnd, nonce: string): string {
  if (frontEnd === 'office') return page.replaceAll(PLACEHOLDER, nonce)
  return page.replace(new RegExp(`\\s*<meta[^>]*nonce="${PLACEHOLDER}"[^>]*>`), '').replaceAll(` nonce="${PLACEHOLDER}"`, '')
}
