import { useEffect, useState } from 'react'
import { graphql } from '../graph/graphql.js'
import { useAsk } from '../graph/use-ask.js'

const OfficeTime = graphql(`query OfficeTime { officeTime { now simulated } }`)

const MINUTE = 60_000

/** What the office's clock says, every half minute anew; undefined while the city office cannot be asked. Never the browser's own clock. */
export function useOfficeTime(): { now: string; simulated: boolean } | undefined {
  const { data, dataUpdatedAt } = useAsk(OfficeTime, {}, { every: 5 * MINUTE, stays: MINUTE })
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), MINUTE / 2)
    return () => clearInterval(timer)
  }, [])
  if (!data?.officeTime) return undefined
  const { now, simulated } = data.officeTime
  return { now: new Date(Date.parse(now) + Date.now() - dataUpdatedAt).toISOString(), simulated }
}
