/** The cookies of one login, as a browser would keep them: by name and path, for one host. */
export class CookieJar {
  private readonly cookies = new Map<string, { name: string; value: string; path: string }>()

  keep(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
      const [name = '', ...value] = pair.split('=')
      const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) || '/'
      const gone = attributes.some((attribute) => /^max-age=0$/i.test(attribute) || (/^expires=/i.test(attribute) && new Date(attribute.slice(8)) <= new Date()))
      if (gone) this.cookies.delete(`${name} ${path}`)
      else this.cookies.set(`${name} ${path}`, { name, value: value.join('='), path })
    }
  }

  header(url: URL): string {
    return [...this.cookies.values()]
      .filter(({ path }) => url.pathname === path || url.pathname.startsWith(path.endsWith('/') ? path : `${path}/`))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ')
  }
}
