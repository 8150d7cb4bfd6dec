import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { centresOf, type RequestContext } from '@tongban/service'
import DataLoader from 'dataloader'
import { LedgerDesk } from '../ledger-desk.js'
import type { ProvenStep } from '../prove-steps.js'
import { LedgerCase, LedgerStep } from './ledger-case.type.js'

interface Loaders {
  steps: DataLoader<string, ProvenStep[]>
  asSaid: DataLoader<string, boolean>
  asOf: DataLoader<string, Date | null>
}

@Resolver(() => LedgerCase)
export class LedgerFieldsResolver {
  private readonly ofRequest = new WeakMap<object, Loaders>()

  constructor(private readonly desk: LedgerDesk) {}

  @ResolveField(() => [LedgerStep])
  steps(@Parent() kase: LedgerCase, @Context() context: RequestContext): Promise<ProvenStep[]> {
    return this.upToVersion(kase, context)
  }

  @ResolveField(() => Boolean, { description: 'Every step is proven and none is missing, up to the version shown; and state, number, result and clocks are as the newest event says.' })
  async proven(@Parent() kase: LedgerCase, @Context() context: RequestContext): Promise<boolean> {
    const steps = await this.upToVersion(kase, context)
    return steps.length === kase.version && steps.every(({ proven }) => proven) && this.loaders(context).asSaid.load(kase.id)
  }

  @ResolveField(() => Date, { nullable: true, description: 'When the newest signed message of this centre came, by machine time: how old its part of the ledger is.' })
  asOf(@Parent() kase: LedgerCase, @Context() context: RequestContext): Promise<Date | null> {
    return this.loaders(context).asOf.load(kase.centreId)
  }

  // A step may come up between the reading of the case and of its steps; it belongs to the next version.
  private async upToVersion(kase: LedgerCase, context: RequestContext): Promise<ProvenStep[]> {
    return (await this.loaders(context).steps.load(kase.id)).filter(({ no }) => no <= kase.version)
  }

  private loaders(context: RequestContext): Loaders {
    const known = this.ofRequest.get(context) ?? this.open(context)
    this.ofRequest.set(context, known)
    return known
  }

  private open(context: RequestContext): Loaders {
    const { reader } = this.desk
    const readers = async () => centresOf(await context.principal, reader.owner === null ? [] : [reader.owner])
    return {
      steps: new DataLoader(async (ids) => {
        const steps = await reader.steps(await readers(), ids)
        return ids.map((id) => steps.get(id) ?? [])
      }),
      asSaid: new DataLoader(async (ids) => {
        const asSaid = await reader.asSaid(await readers(), ids)
        return ids.map((id) => asSaid.has(id))
      }),
      asOf: new DataLoader(async (centres) => {
        const asOf = await reader.asOf(centres)
        return centres.map((centre) => asOf.get(centre) ?? null)
      }),
    }
  }
}
