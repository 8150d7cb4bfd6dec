import { registerEnumType } from '@nestjs/graphql'
import type { Tier } from '@tongban/kernel'

/** The three tiers in the graph: one enum for every domain of a process. */
export const TierEnum = { CITY: 'CITY', DISTRICT: 'DISTRICT', STREET: 'STREET' } as const satisfies Record<Tier, Tier>
registerEnumType(TierEnum, { name: 'Tier', description: 'City, district or street.' })
