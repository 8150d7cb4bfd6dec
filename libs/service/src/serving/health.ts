import type { Request, Response } from 'express'

export type Health = () => Promise<Record<string, boolean>>

/** 200 when every part is well, 503 otherwise or when the parts do not answer within 2 s. */
export function answerHealth(deployment: string, health: Health = async () => ({})) {
  return async (_: Request, res: Response): Promise<void> => {
    const parts = await Promise.race([health().catch(() => ({ check: false })), late()])
    const well = Object.values(parts).every(Boolean)
    res.status(well ? 200 : 503).json({ status: well ? 'ok' : 'unwell', deployment, parts })
  }
}

const late = (): Promise<Record<string, boolean>> =>
  new Promise((resolve) => setTimeout(() => resolve({ inTime: false }), 2_000).unref())
