import { listen, type ProcessConfig, type Running } from '@tongban/service'
import { openCentre } from './open-centre.js'

/** One or more centres of any tier, with their tier's ledger when the configuration says so. */
export async function runCentre(config: ProcessConfig): Promise<Running & { port: number }> {
  const centre = await openCentre(config)
  try {
    const { port, close } = await listen(centre.module, config, { health: centre.health, prepare: () => centre.start() })
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
