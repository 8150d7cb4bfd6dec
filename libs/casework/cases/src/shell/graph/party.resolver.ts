import { Args, ArgsType, Field, ID, Int, ObjectType, Query, Resolver } from '@nestjs/graphql'
import { IdentityTypeEnum, PartyKindEnum } from '@tongban/counter'
import { isRefusal, type IdentityType } from '@tongban/kernel'
import { Allow, CurrentPrincipal, resultUnion, type Principal } from '@tongban/service'
import { KnownParties } from '../known-parties.js'
import { Case } from './case.type.js'
import { caseView } from './views.js'

@ObjectType({ description: 'Somebody who was a party of a case at this centre before, shown so far that the clerk knows them again.' })
class KnownParty {
  @Field(() => ID) centreId: string
  @Field(() => PartyKindEnum) kind: string
  @Field(() => IdentityTypeEnum) identityType: string
  @Field({ description: 'The first three and the last four characters.' }) identityMasked: string
  @Field({ description: 'Of a person the first and the last character; the name of an organisation is public.' }) nameMasked: string
  @Field(() => Date, { description: 'When their newest application was received.' }) lastReceivedAt: Date
  @Field(() => [Case], { description: 'Their open cases at this centre in whatever role, the newest first; at most 20.' }) openCases: Case[]
  @Field(() => Int, { description: 'How many there are.' }) openCount: number
}

@ArgsType()
class PartyArgs {
  @Field(() => ID) centreId: string
  @Field(() => IdentityTypeEnum) identityType: IdentityType
  @Field({ description: 'As it stands on the document. Send it as a variable: it is neither stored nor logged.' }) identity: string
}

const PartyResult = resultUnion('PartyResult', () => KnownParty, ['not-your-centre', 'identity-invalid', 'party-not-known', 'too-many-attempts'], { routed: true })

@Resolver()
export class PartyResolver {
  constructor(private readonly parties: KnownParties) {}

  @Allow('centre-clerk')
  @Query(() => PartyResult, { description: 'Whether somebody with this document was a party at your centre before, and which of their cases are open there. Other centres are never asked. Looks are counted and noted.' })
  async party(@Args() asked: PartyArgs, @CurrentPrincipal() principal: Principal) {
    const found = await this.parties.find(asked, principal)
    return isRefusal(found) ? found : { ...found, openCases: found.open.map(caseView) }
  }
}
