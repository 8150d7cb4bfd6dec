import type { IssuerStanding } from '@tongban/identity'
import type { Request, Response } from 'express'

export type Health = () => Promise<Record<string, boolean>>

/** How a process stands with the exchange: what it was last told (`away`, or the code of a refusal) of something that waits, since when, and whether anything came back. */
export interface ExchangeStanding {
  /** Null while nothing was tried yet. */
  answers: boolean | null
  since: Date | null
  told: string | null
}

/** What a process stands on and can do without for a while. */
export interface Standings {
  issuer?: () => Promise<IssuerStanding | undefined> | undefined
  exchange?: () => ExchangeStanding
}

/**
 * 200 when every part is well, 503 otherwise or when the parts do not answer within 2 s.
 * An issuer that is away makes a process `degraded` and no less: the keys it holds go on telling good tokens from bad. So does an exchange: acts are done, messages wait.
 */
export function answerHealth(deployment: string, health: Health = async () => ({}), { issuer = () => undefined, exchange }: Standings = {}) {
  return async (_: Request, res: Response): Promise<void> => {
    const [parts, standing] = await Promise.all([Promise.race([health().catch(() => ({ check: false })), late()]), issuer()])
    const well = Object.values(parts).every(Boolean)
    const line = exchange?.()
    const status = !well ? 'unwell' : standing?.answers === false || (line && line.told !== null) ? 'degraded' : 'ok'
    res.status(well ? 200 : 503).json({ status, deployment, parts, ...(standing && { issuer: shown(standing) }), ...(line && { exchange: line }) })
  }
}

// Addresses and reasons are for the log: the page is open to whoever reaches the port.
const shown = ({ answers, since, keys }: IssuerStanding): object => ({ answers, since, keys })

const late = (): Promise<Record<string, boolean>> =>
  new Promise((resolve) => setTimeout(() => resolve({ inTime: false }), 2_000).unref())
