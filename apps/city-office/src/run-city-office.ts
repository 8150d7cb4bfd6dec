import { listen, type ProcessConfig, type Running } from '@tongban/service'
import { openCityOffice } from './open-city-office.js'

/** The city office: the standards of every centre, and the city's ledger. */
export async function runCityOffice(config: ProcessConfig): Promise<Running & { port: number }> {
  const office = await openCityOffice(config)
  try {
    const { port, close } = await listen(office.module, config, { health: office.health, exchange: () => office.standing(), prepare: () => office.start() })
    return {
      port,
      close: async () => {
        await close()
        await office.stop()
      },
    }
  } catch (error) {
    await office.stop()
    throw error
  }
}
