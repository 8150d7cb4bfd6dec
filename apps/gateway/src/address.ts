/** The one origin at which this gateway is to be used from a browser: sessions and logins belong to it alone. */
export class Address {
  constructor(private readonly host: string, private port: number, private readonly development = false) {}

  listening(port: number): void {
    this.port = port
  }

  get origin(): string {
    const everywhere = this.host === '0.0.0.0' || this.host === '::'
    return `http://${everywhere ? '127.0.0.1' : this.host}:${this.port}`
  }

  /** Whether a request's host names this machine otherwise than the origin does, so that its pages belong there. */
  isOtherNameOfIt(host: string | undefined): boolean {
    return host === `localhost:${this.port}` && new URL(this.origin).host !== host
  }

  /** The origin to come back to from a login begun under this host: in development, also a server of pages that passes requests on to here. */
  returning(host: string | undefined): string {
    return this.development && /^127\.0\.0\.1:\d{1,5}$/.test(host ?? '') ? `http://${host}` : this.origin
  }
}
