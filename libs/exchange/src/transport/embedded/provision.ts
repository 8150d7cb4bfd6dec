import { withClient } from '@tongban/database'
import { checkPattern, type TopicAccess } from '../topic-access.js'
import type { TopicOptions } from '../transport.js'

/**
 * Creates topics and sets the rights of the roles named to exactly what is given; rights of other roles stay. `url` is the owner's of
 * tongban_exchange. Can be repeated at every start.
 */
export async function provisionExchange({ url, topics, access }: { url: string; topics: readonly TopicOptions[]; access: readonly TopicAccess[] }): Promise<void> {
  await withClient(url, async (owner) => {
    await owner.query({ text: 'begin' })
    await owner.query({ text: 'delete from xgrant where role = any ($1) or role = session_user', values: [access.map(({ role }) => role)] })
    const grants = access.flatMap(({ role, read, write }) =>
      [...new Set([...read, ...write])].map((name) => ({ role, pattern: patternOf(name), write: write.includes(name), read: read.includes(name) })))
    await owner.query({
      text: 'insert into xgrant (role, pattern, may_write, may_read) select * from unnest($1::text[], $2::text[], $3::boolean[], $4::boolean[])',
      values: [grants.map((g) => g.role), grants.map((g) => g.pattern), grants.map((g) => g.write), grants.map((g) => g.read)],
    })
    // The owner's own right lasts for this transaction.
    await owner.query({ text: "insert into xgrant values (session_user, '%', true, false)" })
    for (const { topic, compacted = false, partitions = 1 } of topics) {
      await owner.query({ text: 'select xensure($1, $2, $3)', values: [topic, partitions, compacted] })
    }
    await owner.query({ text: 'delete from xgrant where role = session_user' })
    await owner.query({ text: 'commit' })
  })
}

const patternOf = (name: string): string => checkPattern(name).replaceAll('*', '%')
