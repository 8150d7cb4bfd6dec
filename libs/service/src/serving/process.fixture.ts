import { Module } from '@nestjs/common'
import { listen, runProcess } from '../process.js'

/** A process with nothing in it but what every process has. */
@Module({})
class NothingModule {}

await runProcess((config) => listen(NothingModule, config))
