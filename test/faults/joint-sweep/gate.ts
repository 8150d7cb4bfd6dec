import { withClient, type Statement, type StatementRunner } from '@tongban/database'

/** One administrator's connection, open until it is closed; statements wait for each other. */
export async function openAdmin(url: string): Promise<StatementRunner & { close: () => Promise<void> }> {
  let end: () => void = () => undefined
  let gone: Promise<void> = Promise.resolve()
  const runner = await new Promise<StatementRunner>((resolve, reject) => {
    gone = withClient(url, (opened) => new Promise<void>((over) => {
      end = over
      resolve(opened)
    }))
    gone.catch(reject)
  })
  let last: Promise<unknown> = Promise.resolve()
  return {
    query<R>(statement: Statement) {
      const answer = last.then(() => runner.query<R>(statement))
      last = answer.catch(() => undefined)
      return answer
    },
    close: async () => { end(); await gone },
  }
}

type Admin = Awaited<ReturnType<typeof openAdmin>>

/** A place where messages are made to wait, from outside: an administrator's transaction holds what the next stage has to lock. */
export class Gate {
  private shut = false

  private constructor(private readonly admin: Admin, private readonly lock: string) {}

  static async make(url: string, lock: string): Promise<Gate> {
    return new Gate(await openAdmin(url), lock)
  }

  async close(): Promise<void> {
    if (this.shut) return
    await this.admin.query({ text: 'begin' })
    await this.admin.query({ text: this.lock })
    this.shut = true
  }

  async open(): Promise<void> {
    if (this.shut) await this.admin.query({ text: 'rollback' })
    this.shut = false
  }

  async remove(): Promise<void> {
    await this.open()
    await this.admin.close()
  }
}

/** The relay numbers what was written under a lock of its streams: shut, everything stays in the outbox. */
export const STAMPING = 'lock table stream in exclusive mode'
/** The relay remembers what it has shipped: shut, it ships and cannot remember. */
export const REMEMBERING = 'lock table ship_cursor in exclusive mode'
/** A reader writes down what it has taken in when all that follows from it is done: shut, it stands in the middle of its transaction. */
export const TAKING_IN = 'lock table ledger_event in exclusive mode'
/** A reader locks its place in the stream before it takes anything in: shut, it waits before it has begun. */
export const reading = (topic: string): string => `select from inbox where topic = '${topic}' and source in ('coordination', 'hz', 'hzcg', 'gz') for update`
