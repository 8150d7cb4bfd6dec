/** Enough of a browser to log in: cookies by host, redirects, and the login form. */
export class Browser {
  readonly setCookies: string[] = []
  /** Every address and body that came back. */
  readonly received = new Set<string>()
  private readonly cookies = new Map<string, string>()

  async fetch(url: string, init: RequestInit = {}): Promise<Response> {
    const cookie = this.cookieHeader(url)
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { ...(init.headers as Record<string, string>), ...(cookie && { cookie }) } })
    this.takeCookies(url, response.headers.getSetCookie())
    this.received.add(url)
    this.received.add(await response.clone().text())
    return response
  }

  takeCookies(url: string, set: string[]): void {
    for (const one of set) {
      this.setCookies.push(one)
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(one)!
      if (value === '' || /Max-Age=0/i.test(one)) this.cookies.delete(`${new URL(url).host} ${name}`)
      else this.cookies.set(`${new URL(url).host} ${name}`, value!)
    }
  }

  cookieHeader(url: string): string {
    const { host } = new URL(url)
    return [...this.cookies].filter(([key]) => key.startsWith(`${host} `)).map(([key, value]) => `${key.slice(host.length + 1)}=${value}`).join('; ')
  }

  /** Follows redirects; answers the address it ended at and the page. */
  async follow(url: string, init?: RequestInit): Promise<{ url: string; html: string }> {
    const response = await this.fetch(url, init)
    const location = response.headers.get('location')
    if (location) return this.follow(new URL(location, url).href)
    return { url, html: await response.text() }
  }

  submit(page: { url: string; html: string }, fields: Record<string, string>): Promise<{ url: string; html: string }> {
    const action = /<form[^>]*action="([^"]*)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&') ?? page.url
    const hidden = [...page.html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => [/name="([^"]*)"/.exec(tag)![1]!, /value="([^"]*)"/.exec(tag)?.[1] ?? ''])
    const body = new URLSearchParams({ ...Object.fromEntries(hidden), ...fields })
    return this.follow(new URL(action, page.url).href, { method: 'POST', body, headers: { origin: new URL(page.url).origin } })
  }
}
