import { graphql, type ResultOf } from '../../shared/graph/graphql.js'
import { AwayParts, RefusalParts } from '../../shared/graph/refusal.js'

export const GuideCentres = graphql(`query GuideCentres { centres { id names { zh en } tier parent division divisionNames { zh en } } }`)

export const GuideItems = graphql(`
  query GuideItems($centreId: ID!, $search: String, $after: String) {
    implementationItems(centreId: $centreId, search: $search, after: $after, first: 20) {
      __typename
      ... on ImplementationItemConnection {
        edges { node { code names { zh en } kind departmentNames { zh en } promisedLimit { days unit } } }
        pageInfo { hasNextPage endCursor }
      }
      ...AwayParts
    }
  }
`, [AwayParts])

export const GuideJobs = graphql(`
  query GuideJobs($centreId: ID!, $search: String) {
    jobBlueprints(centreId: $centreId, search: $search, first: 50) {
      __typename
      ... on JobBlueprintConnection { edges { node { code names { zh en } workingDays nodes { department } papers { distinct } } } }
      ...AwayParts
    }
  }
`, [AwayParts])

export const GuideItem = graphql(`
  query GuideItem($centreId: ID!, $code: ID!) {
    implementationItem(centreId: $centreId, code: $code) {
      __typename
      ... on ImplementationItem {
        code version effectiveFrom names { zh en } kind centreNames { zh en } departmentNames { zh en } department basis
        conditions { zh en } materials { code names { zh en } required copies form } fees { names { zh en } fen basis } results { code names { zh en } }
        statutoryLimit { days unit } promisedLimit { days unit } windows { id names { zh en } general }
      }
      ...AwayParts
      ...RefusalParts
    }
  }
`, [AwayParts, RefusalParts])

export const GuideJob = graphql(`
  query GuideJob($centreId: ID!, $code: ID!) {
    jobBlueprints(centreId: $centreId, code: $code, first: 1) {
      __typename
      ... on JobBlueprintConnection {
        edges { node {
          code version effectiveFrom names { zh en } basis leadNames { zh en } workingDays due provisional
          nodes { id names { zh en } departmentNames { zh en } tier }
          papers { asked distinct documents { code subject variant names { zh en } form eLicence uses { node } } }
        } }
      }
      ...AwayParts
    }
  }
`, [AwayParts])

export type GuideCentre = NonNullable<ResultOf<typeof GuideCentres>['centres']>[number]
export type ItemOfGuide = Extract<ResultOf<typeof GuideItem>['implementationItem'], { __typename: 'ImplementationItem' }>
export type JobOfGuide = Extract<ResultOf<typeof GuideJob>['jobBlueprints'], { __typename: 'JobBlueprintConnection' }>['edges'][number]['node']
