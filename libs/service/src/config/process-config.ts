import { issuerConfig } from '@tongban/identity'
import { z } from 'zod'
import { addressList, LOOPBACK } from '../serving/caller-address.js'
import { exchangeConfig } from './exchange-config.js'

const centreId = z.string().regex(/^[a-z0-9]{2,12}$/, 'a centre is 2-12 small letters and digits')
const url = z.url()
const address = z.string().refine((text) => isAddress(text), 'an address, or a network such as 10.2.0.0/16')
const port = z.int().min(0).max(65_535)

/** Everything a process is told, by one JSON file named in TONGBAN_CONFIG. URLs with passwords in them never leave this object. */
export const processConfig = z.strictObject({
  deployment: z.string().regex(/^[a-z0-9-]{2,40}$/),
  kind: z.enum(['city-office', 'centre', 'coordination', 'gateway', 'issuer']),
  host: z.string().default('127.0.0.1'),
  port,
  database: z.strictObject({ url, plumbingUrl: url }).optional(),
  exchange: exchangeConfig.optional(),
  /** Publishers of this process, each with its own numbers and key. */
  sources: z.array(z.string()).default([]),
  centres: z.array(centreId).default([]),
  ledger: z.strictObject({ owner: centreId, topics: z.array(z.string()) }).optional(),
  keysFile: z.string().optional(),
  issuer: issuerConfig,
  /** Whose word on where a request came from is believed: addresses and networks of our gateways. This machine's, when none is named. */
  gateways: z.array(address).default([...LOOPBACK]),
  /** Of the gateway: where each centre's deployment answers. */
  deployments: z.array(z.strictObject({ id: z.string(), url, centres: z.array(centreId) })).optional(),
  cityOffice: z.strictObject({ url }).optional(),
  coordination: z.strictObject({ url }).optional(),
  accountsFile: z.string().optional(),
  passwordsFile: z.string().optional(),
  keysDir: z.string().optional(),
  simulatedTime: z.boolean().default(false),
  development: z.boolean().default(false),
  logLevel: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  dataDir: z.string(),
})

export type ProcessConfig = z.infer<typeof processConfig>

function isAddress(text: string): boolean {
  try {
    addressList([text])
    return true
  } catch {
    return false
  }
}
