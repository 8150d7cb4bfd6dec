import type { DedicatedConnection, Statement, Tx } from '@tongban/database'
import { TransportError, type Batch, type BatchOptions, type Subscription } from '../transport.js'
import { calls } from './calls.js'
import { GroupMember } from './group-member.js'

/** Where a consumer says what it does about failures; pino's logger fits. */
export interface ConsumerLog {
  warn(details: object, message: string): void
}

interface Session {
  connection: DedicatedConnection
  tx: Tx
}

const SHORTEST_POLL = 20
const LONGEST_POLL = 250

/**
 * Reads for all subscriptions of a process over one connection: asks for the heads of its partitions, at once when NOTIFY says so, else
 * every 20 ms while there is work, slower and slower up to 250 ms when there is none. The locks that hold partitions live on the same
 * connection, so a commit can only pass while they are held.
 */
export class Consumer {
  private readonly members = new Set<GroupMember>()
  private session: Session | undefined
  private opening: Promise<Session> | undefined
  private loop: Promise<void> | undefined
  private wakeUp: () => void = () => undefined
  private woken = false
  private closed = false

  constructor(private readonly connect: () => Promise<DedicatedConnection>, private readonly log: ConsumerLog = { warn: () => undefined }, private readonly stands?: { well(): void; failed(error: unknown): void }) {}

  /** Throws a TransportError for a topic that is missing or not granted. An exchange that is away is waited for, in the background. */
  async subscribe(options: BatchOptions, handler: (batch: Batch) => Promise<void>): Promise<Subscription> {
    const twice = options.topics.find((topic) => [...this.members].some((member) => member.topic === topic && member.inGroup === options.group))
    // The locks are the session's: two members on it would both hold a partition.
    if (twice) throw new Error(`the group ${options.group} reads ${twice} already in this process; stop that subscription first`)
    const members = [...new Set(options.topics)].map((topic) => new GroupMember(topic, options, handler, { wake: () => this.wake(), log: this.log }))
    try {
      const { tx } = await this.openSession()
      for (const member of members) await calls.describe(tx, member.topic, false)
    } catch (error) {
      if (error instanceof TransportError) throw error
      this.log.warn({ err: error, group: options.group }, 'exchange is away: reading begins when it is back')
    }
    for (const member of members) this.members.add(member)
    this.loop ??= this.run()
    this.wake()
    return {
      stop: async () => {
        await Promise.all(members.map((member) => member.stop(this.session?.tx)))
        for (const member of members) this.members.delete(member)
      },
    }
  }

  async close(): Promise<void> {
    this.closed = true
    await Promise.all([...this.members].map((member) => member.stop(this.session?.tx)))
    this.wake()
    await this.loop
    await this.session?.connection.release()
  }

  private async run(): Promise<void> {
    let pause = SHORTEST_POLL
    while (!this.closed) {
      this.woken = false
      try {
        const found = await this.turn((await this.openSession()).tx)
        if (this.members.size > 0) this.stands?.well()
        pause = found ? SHORTEST_POLL : Math.min(pause * 2, LONGEST_POLL)
      } catch (error) {
        if (this.closed) break
        this.stands?.failed(error)
        this.log.warn({ err: error }, 'reading from the exchange failed: trying again')
        await this.dropSession()
        pause = LONGEST_POLL
      }
      await this.sleep(pause)
    }
  }

  // Whether anything moved.
  private async turn(session: Tx): Promise<boolean> {
    const members = [...this.members].filter((member) => !member.stopped)
    for (const member of members) await member.settle(session)
    const topics = [...new Set(members.filter((member) => member.waits).map((member) => member.topic))]
    if (topics.length === 0) return false
    const heads = await calls.heads(session, topics)
    return members.map((member) => member.advance(session, heads)).some((moved) => moved)
  }

  private openSession(): Promise<Session> {
    if (this.session) return Promise.resolve(this.session)
    return this.opening ??= this.connectSession().finally(() => { this.opening = undefined })
  }

  private async connectSession(): Promise<Session> {
    const connection = await this.connect()
    const session = { connection, tx: oneByOne(connection) }
    connection.onLost((error) => {
      this.log.warn({ err: error }, 'connection to the exchange lost')
      if (this.session === session) void this.dropSession()
    })
    await connection.listen('tongban_exchange', (topic) => { if ([...this.members].some((member) => member.topic === topic)) this.wake() })
    await connection.listen('tongban_exchange_group', (group) => {
      for (const member of this.members) if (member.isOf(Number(group))) member.regroup()
      this.wake()
    })
    this.session = session
    return session
  }

  private async dropSession(): Promise<void> {
    const session = this.session
    this.session = undefined
    for (const member of this.members) member.lose()
    await session?.connection.release()
  }

  private wake(): void {
    this.woken = true
    this.wakeUp()
  }

  private async sleep(ms: number): Promise<void> {
    if (this.woken || this.closed) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.wakeUp = () => { clearTimeout(timer); resolve() }
    })
    this.wakeUp = () => undefined
  }
}

/** Partitions at work share the connection: each statement waits for the one before it. */
function oneByOne(connection: DedicatedConnection): Tx {
  let last: Promise<unknown> = Promise.resolve()
  return {
    query<R>(statement: Statement) {
      const answer = last.then(() => connection.query<R>(statement))
      last = answer.catch(() => undefined)
      return answer
    },
  }
}
