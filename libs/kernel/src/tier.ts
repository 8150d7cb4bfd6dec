/** The three tiers of the federation: the city, its districts, their streets and towns. */
export const tiers = ['CITY', 'DISTRICT', 'STREET'] as const

export type Tier = (typeof tiers)[number]
