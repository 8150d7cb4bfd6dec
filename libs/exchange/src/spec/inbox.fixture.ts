import { eventsTopic, receiveBatch, type LedgerRow, type Projection, type Reader, type WireMessage } from '../index.js'
import { clock, Federation } from './federation.fixture.js'
import { PlayedSource } from './wire.fixture.js'

export const TOPIC = eventsTopic('hz')

/** What the projection is given and does: which rows it cannot take, and with which SQLSTATE it fails on them. */
export interface Played {
  applied: LedgerRow[]
  refusing: (row: LedgerRow) => boolean
  failingWith: string | undefined
}

/** The inbox of the district of Haizhu, reading one street, whose batches a test plays by hand. */
export async function openInbox() {
  const federation = await Federation.open()
  const hz = await federation.join('haizhu', ['hz', 'hzcg'])
  const played: Played = { applied: [], refusing: () => false, failingWith: undefined }
  let offset = 0
  const projection: Projection = {
    aggregateType: 'case',
    async apply(tx, _owner, rows) {
      played.applied.push(...rows)
      if (rows.some(played.refusing) && played.failingWith) await tx.query({ text: `do $$ begin raise exception using errcode = '${played.failingWith}', message = 'again and again'; end $$` })
      if (rows.some(played.refusing)) await tx.query({ text: "insert into ledger_entry (owner) values ('hz')" })
    },
  }
  const reader = (): Reader => ({
    owner: 'hz', asker: { source: 'hz', deployment: 'haizhu' }, projections: [projection], keyOf: (source, kid) => hz.directory.keyOf(source, kid, new Date()),
  })
  return {
    hz, played, projection, reader,
    /** Takes in messages as one batch of the transport. */
    take: (messages: WireMessage[]) => hz.database.plumbing.inPlumbing((tx) => receiveBatch(
      tx, reader(), { topic: TOPIC, partition: 0, messages: messages.map((message) => ({ ...message, offset: String(offset++) })) }, { machine: new Date(), office: clock.now() },
    )),
    lastSeq: async () => Number((await hz.database.admin.query<{ last_seq: string }>({ text: "select last_seq from inbox where source = 'hzcg'" })).rows[0]?.last_seq ?? 0),
    /** As before anything was read. */
    async empty() {
      Object.assign(played, { applied: [], refusing: () => false, failingWith: undefined })
      await hz.database.admin.query({ text: 'truncate inbox, parked, resend_request, refused_message, ledger_event, ledger_entry, dead_letter, finding, digest_check, outbox' })
    },
    close: () => federation.close(),
  }
}

export type Inbox = Awaited<ReturnType<typeof openInbox>>

/** The street, before it has said anything. */
export const street = () => new PlayedSource('hzcg', TOPIC)
