import path from 'node:path'
import { refuse, type Refusal } from '@tongban/kernel'

/** Where a federation lives on this machine: its data folder, its ports, and an existing PostgreSQL if one was named. */
export interface Settings {
  root: string
  dataDir: string
  basePort: number
  databaseUrl: string | undefined
}

/** Ports from one base, in the order people meet them. */
export const PORTS = { gateway: 0, issuer: 1, 'city-office': 2, 'city-centre': 3, haizhu: 4, tianhe: 5, 'yuexiu-beijing': 6, coordination: 7, postgresql: 10 } as const
export type Seat = keyof typeof PORTS

/** Reads TONGBAN_DATA (default `.tongban`), TONGBAN_PORT (default 4000) and DATABASE_URL (the administrator's). Refuses a base that is not a port. */
export function readSettings(root: string, env: NodeJS.ProcessEnv = process.env): Settings | Refusal<'bad-port'> {
  const text = env.TONGBAN_PORT || '4000'
  const basePort = Number(text)
  if (!/^\d{4,5}$/.test(text) || basePort < 1024 || basePort > 65_500) return refuse('bad-port', { value: text.slice(0, 40) })
  return { root, dataDir: path.resolve(root, env.TONGBAN_DATA || '.tongban'), basePort, databaseUrl: env.DATABASE_URL || undefined }
}

export const portOf = (settings: Settings, seat: Seat): number => settings.basePort + PORTS[seat]
export const urlOf = (settings: Settings, seat: Seat): string => `http://127.0.0.1:${portOf(settings, seat)}`
