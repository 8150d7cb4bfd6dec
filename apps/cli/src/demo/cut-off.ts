import { setTimeout as sleep } from 'node:timers/promises'
import { withClient } from '@tongban/database'

/**
 * Does something while a deployment cannot reach the exchange: its centres work on, but nothing of theirs goes out and nothing comes in. Its line is put back
 * whatever happens; if this process dies meanwhile, the next `tongban up` puts it back.
 */
export async function cutOff<T>(adminUrl: string, deployment: string, doing: () => Promise<T>): Promise<T> {
  const role = `tb_${deployment.replaceAll('-', '_')}_exchange`
  await administer(adminUrl, `revoke connect on database tongban_exchange from ${role}`)
  try {
    await administer(adminUrl, 'select pg_terminate_backend(pid) from pg_stat_activity where usename = $1', [role])
    return await doing()
  } finally {
    await administer(adminUrl, `grant connect on database tongban_exchange to ${role}`)
  }
}

/** Repeated for a while: the server may just be coming back. */
async function administer(adminUrl: string, text: string, values: unknown[] = []): Promise<void> {
  for (let left = 20; ; left--) {
    try {
      await withClient(adminUrl, (admin) => admin.query({ text, values }))
      return
    } catch (error) {
      if (left === 0) throw error
      await sleep(500)
    }
  }
}
