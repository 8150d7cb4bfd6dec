const LONGEST = 2_000

/** Where a login leads back to: a page of this origin, or the office's first. Another site's address is never followed, however it is written. */
export function wayBack(to: unknown): string {
  // A backslash is a slash to browsers, and a tab or newline is nothing to them. Only printable ASCII passes, as a URL is sent.
  if (typeof to !== 'string' || to.length > LONGEST || !/^\/(?![/\\])[\x21-\x7e]*$/.test(to) || to.includes('\\')) return '/office/'
  const { origin, pathname, search, hash } = new URL(to, 'http://here.invalid')
  const leavesIt = origin !== 'http://here.invalid' || pathname.startsWith('//')
  return leavesIt || pathname.startsWith('/session') ? '/office/' : `${pathname}${search}${hash}`
}
