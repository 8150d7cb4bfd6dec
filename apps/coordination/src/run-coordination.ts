import { listen, type ProcessConfig, type Running, type ServeOptions } from '@tongban/service'
import { openCoordination } from './open-coordination.js'

/** The coordination of joint approvals, one for the city. `log`: where lines go instead of the standard output. */
export async function runCoordination(config: ProcessConfig, log?: ServeOptions['log']): Promise<Running & { port: number }> {
  const coordination = await openCoordination(config, log)
  try {
    const { port, close } = await listen(coordination.module, config, { health: coordination.health, exchange: () => coordination.standing(), prepare: () => coordination.start(), ...(log && { log }) })
    return {
      port,
      close: async () => {
        await close()
        await coordination.stop()
      },
    }
  } catch (error) {
    await coordination.stop()
    throw error
  }
}
