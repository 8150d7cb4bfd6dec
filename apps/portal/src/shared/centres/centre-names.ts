import { graphql, type ResultOf } from '../graph/graphql.js'
import { useAsk } from '../graph/use-ask.js'
import { useLocalized } from '../i18n/messages.js'

const Centres = graphql(`query Centres { centres { id names { zh en } tier parent divisionNames { zh en } numberPrefixes } }`)

export type Centre = NonNullable<ResultOf<typeof Centres>['centres']>[number]

const HALF_AN_HOUR = 1_800_000

/** All centres of the city in force today, upper tiers first; empty until they are read or while no centre can be reached. */
export function useCentres(): readonly Centre[] {
  return useAsk(Centres, {}, { stays: HALF_AN_HOUR }).data?.centres ?? []
}

/** A centre's name as people know it; its id while names cannot be had. */
export function useCentreName(): (centreId: string) => string {
  const [centres, localized] = [useCentres(), useLocalized()]
  return (centreId) => localized(centres.find(({ id }) => id === centreId)?.names) || centreId
}
