import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Accounts } from './accounts.js'
import { loadKeys } from './keys.js'
import { Login, pageHeaders, protocolHeaders } from './login.js'
import { makeProvider } from './provider.js'
import { stylesheet } from './stylesheet.js'

export interface IssuerOptions {
  host?: string
  port: number
  /** The name in tokens, ending in /realms/tongban; made from the port when it is not given. */
  issuerUrl?: string
  audience?: string
  accountsFile: string
  passwordsFile: string
  keysDir: string
}

export interface Issuer {
  url: string
  port: number
  close(): Promise<void>
}

const REALM = '/realms/tongban'

/** Starts the embedded issuer: OpenID Connect with code flow and PKCE for the accounts of a file. Keys outlive a restart, logins do not. */
export async function startIssuer(options: IssuerOptions): Promise<Issuer> {
  const host = options.host ?? '127.0.0.1'
  const [accounts, keys, server] = [await Accounts.load(options), await loadKeys(options.keysDir), createServer()]
  const port = await listen(server, options.port, host)
  const url = options.issuerUrl ?? `http://${host}:${port}${REALM}`
  const provider = makeProvider({ url, audience: options.audience ?? 'tongban-api', accounts, keys })
  const login = new Login(provider, accounts)
  const protocol = provider.callback()
  server.on('request', (req, res) => {
    answer(req, res, login, protocol).catch((error: Error) => {
      console.error(JSON.stringify({ level: 'error', time: new Date().toISOString(), msg: error.message, type: error.name }))
      if (!res.headersSent) res.writeHead(500, pageHeaders)
      res.end()
    })
  })
  return { url, port, close: () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections() }) }
}

async function answer(req: IncomingMessage, res: ServerResponse, login: Login, protocol: (req: IncomingMessage, res: ServerResponse) => unknown): Promise<void> {
  const url = new URL(req.url ?? '/', 'http://issuer')
  if (url.pathname === '/health') return void res.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"ok","deployment":"issuer"}')
  if (url.pathname === `${REALM}/login.css`) return void res.writeHead(200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=300', 'x-content-type-options': 'nosniff' }).end(stylesheet)
  if (url.pathname.startsWith(`${REALM}/login/`)) return login.answer(req, res, url)
  if (!url.pathname.startsWith(`${REALM}/`)) return void res.writeHead(404, { 'content-type': 'text/plain' }).end('not found')
  // Mounted under the realm: oidc-provider tells the mount from what is left, as under express.
  Object.assign(req, { originalUrl: req.url, url: (req.url ?? '').slice(REALM.length) })
  for (const [name, value] of Object.entries(protocolHeaders)) res.setHeader(name, value)
  await protocol(req, res)
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })
}
