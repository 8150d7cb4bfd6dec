import { listen, type ProcessConfig, type Running, type ServeOptions } from '@tongban/service'
import { openCentre } from './open-centre.js'

/** One or more centres of any tier, with their tier's ledger when the configuration says so. `log`: where lines go instead of the standard output. */
export async function runCentre(config: ProcessConfig, log?: ServeOptions['log']): Promise<Running & { port: number }> {
  const centre = await openCentre(config, log)
  try {
    const { port, close } = await listen(centre.module, config, { health: centre.health, exchange: () => centre.standing(), prepare: () => centre.start(), ...(log && { log }) })
    return {
      port,
      close: async () => {
        await close()
        await centre.stop()
      },
    }
  } catch (error) {
    await centre.stop()
    throw error
  }
}
