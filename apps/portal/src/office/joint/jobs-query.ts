import { graphql } from '../../shared/graph/graphql.js'

export const Jobs = graphql(`
  query JointJobs($first: Int!, $after: String, $states: [JointJobState!], $attention: [JointAttention!], $open: Boolean, $sort: JointJobSort) {
    jointJobs(first: $first, after: $after, states: $states, attention: $attention, open: $open, sort: $sort) {
      edges {
        node {
          id state attention blueprintCode blueprintVersion receivedBy submittedAt acceptedAt endedAt due provisional left
          limit { days unit }
          blueprintNames { zh en }
          receivedByNames { zh en }
          openTasks { node state names { zh en } centreId centreNames { zh en } }
        }
      }
      pageInfo { hasNextPage endCursor }
      unavailableCentres { centreId reason }
    }
  }
`)
