import type { Localized } from '@tongban/kernel'

/** What a person may be; a token carries any number of these, for the centres it names. */
export const roles = [
  'city-standards',
  'centre-clerk',
  'centre-officer',
  'centre-head',
  'coordinator',
  'supervisor',
  'citizen',
  'enterprise',
  'operator',
] as const

export type Role = (typeof roles)[number]

/** Who acts: taken from a verified token and from nothing else. */
export interface Principal {
  subject: string
  roles: Role[]
  centres: string[]
  department?: string
  names?: Localized
}

export const isRole = (value: unknown): value is Role => roles.includes(value as Role)
