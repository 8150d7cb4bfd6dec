export interface Grouped {
  id: string
  tier: string
  parent: string | null
  division: string
}

/** The centres as one looks for them: the city's, then each district's with its streets', then streets whose district has none. */
export function centreGroups<C extends Grouped>(centres: readonly C[]): { key: string; district?: C; centres: C[] }[] {
  const heads = centres.filter(({ tier }) => tier === 'DISTRICT')
  const grouped = [
    { key: 'city', centres: centres.filter(({ tier }) => tier === 'CITY') },
    ...heads.map((district) => ({ key: district.id, district, centres: [district, ...centres.filter(({ tier, parent }) => tier === 'STREET' && parent === district.id)] })),
    { key: 'others', centres: centres.filter(({ tier, parent }) => tier === 'STREET' && !heads.some(({ id }) => id === parent)) },
  ]
  return grouped.filter((group) => group.centres.length > 0)
}
