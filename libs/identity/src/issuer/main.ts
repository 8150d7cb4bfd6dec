import { flushCompileCache } from 'node:module'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { startIssuer } from './start-issuer.js'

/** What the issuer needs of the process's configuration; the rest of the file is another's. */
const config = z.object({
  host: z.string().default('127.0.0.1'),
  port: z.int().min(0).max(65_535),
  issuer: z.object({ url: z.url(), audience: z.string().default('tongban-api') }),
  accountsFile: z.string(),
  passwordsFile: z.string().optional(),
  keysDir: z.string().optional(),
  dataDir: z.string(),
})

async function main(): Promise<void> {
  const file = process.env.TONGBAN_CONFIG
  if (!file) throw new Error('TONGBAN_CONFIG names no file; start the processes with `npm start`, or point it at a JSON file')
  const { data, error } = config.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (error) throw new Error(`${file} is not right: ${error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`)
  const issuer = await startIssuer({
    ...data,
    issuerUrl: data.issuer.url,
    audience: data.issuer.audience,
    passwordsFile: data.passwordsFile ?? path.join(data.dataDir, 'demo-passwords.json'),
    keysDir: data.keysDir ?? data.dataDir,
  })
  const stop = (): void => {
    setTimeout(() => process.exit(1), 5_000).unref()
    void issuer.close().then(() => process.exit(0))
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(signal, stop)
  if (process.connected === false) return stop() // the parent died while we started
  process.send?.({ ready: true, port: issuer.port }, undefined, undefined, () => undefined) // a parent that died meanwhile ends us by the closed channel
  flushCompileCache()
}

main().catch((error: Error) => {
  console.error(JSON.stringify({ level: 'fatal', time: new Date().toISOString(), msg: error.message }))
  if (!process.connected) process.exit(1)
  process.send?.({ failed: error.message }, () => process.exit(1))
})
