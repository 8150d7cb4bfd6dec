import type { Localized } from '@tongban/kernel'
import type { CheckList } from './check-list.js'
import { workOneCase } from './case-story.js'
import { workChangeOfVersion } from './change-story.js'
import { checkAdoption, publishNextVersion, setOfficeTime } from './city-story.js'
import type { Expected } from './expected.js'
import type { GraphClient } from './graph-client.js'
import { workOneJob, type JointStory } from './joint-story.js'
import { workLandUse } from './land-use-story.js'
import { workLateDecision, type LateStory } from './late-story.js'
import { checkLedgers, checkStreams } from './ledger-story.js'

/** What goes wrong on an office day. */
export type Accidents = Pick<JointStory, 'kill'> & Pick<LateStory, 'cutOff'>

/**
 * One office day, tier by tier: the city publishes a version, every centre takes it over, two streets work a case each, the ledgers of the district
 * and of the city are compared with what the streets have, and joint jobs go from a street through several departments. Office time is moved for it, and put back whatever happens.
 */
export async function playOfficeDay(client: GraphClient, expected: Expected, checks: CheckList, say: (text: Localized) => void, { kill, cutOff }: Accidents): Promise<void> {
  const at = (instant: string | null, unreachable: readonly string[] = []): Promise<void> =>
    setOfficeTime(client, instant, expected.runningCentres.filter((centre) => !unreachable.includes(centre)))
  try {
    say({ zh: '市政务办，前一天傍晚', en: 'City office 市政务办, the evening before' })
    await at(`${dayBefore(expected.item.effectiveFrom)}T17:00:00+08:00`)
    const version = await publishNextVersion(client, expected, checks)
    say({
      zh: `  事项 ${expected.item.code} 第 ${version.version} 版已发布，自 ${expected.item.effectiveFrom} 起生效`,
      en: `  ${expected.item.code} version ${version.version} is published, to take effect on ${expected.item.effectiveFrom}`,
    })

    say({ zh: '各中心，生效当日上午', en: 'Every centre, on the morning it takes effect' })
    await at(`${expected.item.effectiveFrom}T08:30:00+08:00`)
    await checkAdoption(client, expected, version, checks)

    for (const kase of expected.cases) {
      say({ zh: `${kase.centre}，${kase.acceptedOn}`, en: `${kase.centre}, ${kase.acceptedOn}` })
      const { caseId } = await workOneCase({ client, expected, kase, checks, say, at })
      say(kase.district
        ? { zh: `区（${kase.district}）台账与市台账`, en: `Ledgers of the district (${kase.district}) and of the city` }
        : { zh: '市台账（该街道直接向市报送）', en: 'Ledger of the city, to which this street reports directly' })
      await checkLedgers(client, kase, caseId, checks)
    }

    for (const job of expected.jobs) {
      say(job.title)
      await workOneJob({ client, expected, checks, say, at, kill }, job)
    }

    say(expected.lateDecision.title)
    await workLateDecision({ client, expected, checks, say, at, cutOff })

    say(expected.landUse.title)
    await workLandUse({ client, expected, checks, say, at })

    say(expected.changeOfVersion.title)
    await workChangeOfVersion({ client, expected, checks, say, at, kill, cutOff })

    say({ zh: '消息流', en: 'Streams' })
    await checkStreams(client, expected.runningCentres, checks)
  } finally {
    await at(null)
  }
}

function dayBefore(date: string): string {
  return new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10)
}
