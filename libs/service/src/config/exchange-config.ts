import { z } from 'zod'

const broker = z.string().regex(/^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9._-]+):\d{1,5}$/, 'a broker is host:port')

/** Of a process's configuration: which exchange carries its messages, and how it gets in. Without a kind it is the embedded one. No password stands in it but in the embedded one's URL. */
export const exchangeConfig = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('embedded').optional(), url: z.url() }),
  z.strictObject({
    kind: z.literal('kafka'),
    brokers: z.array(broker).min(1, 'names no broker'),
    /** The SCRAM user, which is the deployment's name. */
    username: z.string().min(1),
    passwordFile: z.string().min(1),
    /** Speaks TLS; without a file, trusts whom Node trusts. */
    ssl: z.strictObject({ caFile: z.string().min(1).optional() }).optional(),
  }),
], { error: ({ code }) => (code === 'invalid_union' ? 'there are embedded and kafka' : undefined) })
