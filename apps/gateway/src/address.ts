/** The one origin at which this gateway is to be used from a browser: sessions and logins belong to it alone. */
export class Address {
  constructor(private readonly host: string, private port: number) {}

  listening(port: number): void {
    this.port = port
  }

  get origin(): string {
    const everywhere = this.host === '0.0.0.0' || this.host === '::'
    return `http://${everywhere ? '127.0.0.1' : this.host}:${this.port}`
  }
}
