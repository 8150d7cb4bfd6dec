import { Inject } from '@nestjs/common'
import { Args, Field, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql'
import type { Principal } from '@tongban/identity'
import { isRefusal, type Refusal } from '@tongban/kernel'
import { Allow, AllowAnyone, CurrentPrincipal, resultUnion } from '@tongban/service'
import { OfficeTime as KeptOfficeTime, type OfficeTimeView } from '../office-time.js'
import { SetOfficeTimeInput } from './command-inputs.js'

@ObjectType({ description: 'The time that acts are dated by.' })
class OfficeTime {
  @Field() now: Date
  @Field({ description: 'Whether it was moved away from real time.' }) simulated: boolean
  @Field(() => Int, { description: 'How often it was set; give it as expectedVersion.' }) version: number
}
const SetOfficeTimeResult = resultUnion('SetOfficeTimeResult', () => OfficeTime, ['time-not-simulated', 'command-id-reused', 'changed-meanwhile', 'bad-input'])

@Resolver()
export class OfficeTimeResolver {
  constructor(@Inject(KeptOfficeTime) private readonly time: KeptOfficeTime) {}

  @AllowAnyone('everybody may know what time it is')
  @Query(() => OfficeTime)
  officeTime(): OfficeTime {
    return show(this.time.view())
  }

  @Allow('operator')
  @Mutation(() => SetOfficeTimeResult, { description: 'Moves office time on all deployments, or puts it back. Only where the federation runs with simulated time.' })
  async setOfficeTime(@Args('input') { at = null, ...command }: SetOfficeTimeInput, @CurrentPrincipal() { subject }: Principal): Promise<OfficeTime | Refusal> {
    const answer = await this.time.set({ ...command, at }, subject)
    return isRefusal(answer) ? answer : show(answer)
  }
}

const show = ({ now, offsetMs, version }: OfficeTimeView): OfficeTime => ({ now, simulated: offsetMs !== 0, version })
