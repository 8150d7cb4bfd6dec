import { Args, Mutation, Resolver } from '@nestjs/graphql'
import { Allow, CurrentPrincipal, type Principal } from '@tongban/service'
import type { Party } from '@tongban/kernel'
import { Applications } from '../applications.js'
import { ReceiveApplicationInput } from './inputs.js'
import { ReceiveApplicationResult } from './results.js'

@Resolver()
export class ApplicationsResolver {
  constructor(private readonly applications: Applications) {}

  @Allow('centre-clerk')
  @Mutation(() => ReceiveApplicationResult, { description: 'Takes an application in at a window, before it is accepted. The day of receipt is kept: what is missing must be told within five working days (art. 32).' })
  receiveApplication(@Args('input') input: ReceiveApplicationInput, @CurrentPrincipal() principal: Principal) {
    const { commandId, centreId, occurredAt, reason, basis, window, itemCode, parties, papers, origin } = input
    return this.applications.receive({
      commandId, centreId, itemCode, occurredAt: occurredAt ?? null, reason: reason ?? null, basis: basis ?? null, window: window ?? null,
      parties: parties.map(({ role, kind, name, identityType, identity }) => ({ role, kind, name, identityType, identity }) as Party),
      papers: papers.map(({ code, copies }) => ({ code, copies })),
      origin: { channel: origin?.channel ?? 'window', system: origin?.system ?? null, externalId: origin?.externalId ?? null },
    }, principal)
  }
}
