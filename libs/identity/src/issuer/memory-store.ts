import type { Adapter, AdapterPayload } from 'oidc-provider'

interface Kept {
  payload: AdapterPayload
  until: number
}

const MOST = 20_000
const store = new Map<string, Kept>()

/** Logins under way, sessions and codes, in memory: a restart forgets them, and the oldest gives way when there are too many. */
export class MemoryStore implements Adapter {
  constructor(private readonly model: string) {}

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    const key = this.key(id)
    store.delete(key)
    store.set(key, { payload, until: expiresIn ? Date.now() + expiresIn * 1_000 : Infinity })
    if (store.size > MOST) sweep()
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const kept = store.get(this.key(id))
    if (!kept || kept.until > Date.now()) return kept?.payload
    store.delete(this.key(id))
    return undefined
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.findWhere((payload) => payload.uid === uid)
  }

  async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.findWhere((payload) => payload.userCode === userCode)
  }

  async consume(id: string): Promise<void> {
    const kept = store.get(this.key(id))
    if (kept) kept.payload.consumed = Math.floor(Date.now() / 1_000)
  }

  async destroy(id: string): Promise<void> {
    store.delete(this.key(id))
  }

  /** Of this kind alone: a login under way names the grant of the one before, whose end is not its own. */
  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, { payload }] of store) if (key.startsWith(`${this.model}:`) && payload.grantId === grantId) store.delete(key)
  }

  private findWhere(fits: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    for (const [key, { payload, until }] of store) if (key.startsWith(`${this.model}:`) && until > Date.now() && fits(payload)) return payload
    return undefined
  }

  private key(id: string): string {
    return `${this.model}:${id}`
  }
}

function sweep(): void {
  const now = Date.now()
  for (const [key, { until }] of store) if (until <= now) store.delete(key)
  for (const key of store.keys()) if (store.size > MOST) store.delete(key); else break
}
