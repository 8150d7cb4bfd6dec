import { Refused } from '../refused.js'

interface Engine {
  name: string
  /** As `npm run servers` names it. */
  server: string
  own: boolean
  at: string
  /** That says where it is, when it is not our own. */
  variable: string
}

/** An engine that does not answer, with the way out: our own is started, another is looked after where it runs. */
export function awayOf({ name, server, own, at, variable }: Engine, reason: string): Refused {
  return own ? new Refused('own-engine-away', { name, at, reason, server }, 200) : new Refused('named-engine-away', { name, at, reason, variable }, 200)
}
