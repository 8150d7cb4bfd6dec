import path from 'node:path'
import type { Settings } from '../up/settings.js'

export const SERVERS = ['kafka', 'keycloak', 'postgres'] as const
export type ServerName = (typeof SERVERS)[number]

/** Behind the ports of the federation itself. */
export const SERVER_PORTS = { kafka: 20, keycloak: 21, 'kafka-controller': 22, postgres: 23, 'keycloak-health': 24 } as const
export type ServerSeat = keyof typeof SERVER_PORTS

/** Where the real servers of one data folder live: all of it below `<TONGBAN_DATA>/servers`. */
export interface Layout {
  root: string
  folder: string
  basePort: number
  of(name: ServerName): string
  /** Unpacked and checked software, by name and version. */
  software(name: string): string
  port(seat: ServerSeat): number
  stateFile: string
}

export function layoutOf({ root, dataDir, basePort }: Pick<Settings, 'root' | 'dataDir' | 'basePort'>): Layout {
  const folder = path.join(dataDir, 'servers')
  return {
    root, folder, basePort,
    of: (name) => path.join(folder, name),
    software: (name) => path.join(folder, 'software', name),
    port: (seat) => basePort + SERVER_PORTS[seat],
    stateFile: path.join(folder, 'servers.json'),
  }
}
