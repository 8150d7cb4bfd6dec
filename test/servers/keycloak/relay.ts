import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Stands between a test and a server that it shares: counts, and is away when the test wants it so. */
export class Relay {
  /** How often the keys were asked for. */
  asked = 0
  private server: Server | undefined
  private port = 0

  constructor(private readonly target: URL) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  async listen(): Promise<void> {
    const server = createServer((req, res) => this.pass(req, res))
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(this.port, '127.0.0.1', resolve))
    this.server = server
    this.port = (server.address() as AddressInfo).port
  }

  async leave(): Promise<void> {
    this.server?.closeAllConnections()
    await new Promise((resolve) => (this.server ? this.server.close(resolve) : resolve(undefined)))
    this.server = undefined
  }

  private pass(req: IncomingMessage, res: ServerResponse): void {
    if (req.url?.endsWith('/protocol/openid-connect/certs')) this.asked++
    const onward = request({ host: this.target.hostname, port: this.target.port, method: req.method, path: req.url, headers: { ...req.headers, host: this.target.host } }, (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(res)
    })
    onward.once('error', () => res.destroy())
    req.pipe(onward)
  }
}
