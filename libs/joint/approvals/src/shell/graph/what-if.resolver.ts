import { Args, ArgsType, Field, ID, Int, Query, Resolver } from '@nestjs/graphql'
import type { Day } from '@tongban/kernel'
import { Allow, DayScalar, resultUnion } from '@tongban/service'
import { Forecasts } from '../forecasts.js'
import { WhatIf } from './what-if.type.js'

@ArgsType()
class WhatIfArgs {
  @Field(() => DayScalar, { description: 'The day of acceptance.' }) start: Day
  @Field(() => Int, { defaultValue: 2_000, description: 'At most 20,000, and fewer for a blueprint of more than 50 nodes.' }) runs: number
  @Field(() => Int, { defaultValue: 1, description: 'The same seed gives the same answer.' }) seed: number
}

@ArgsType()
class WhatIfOfVersionArgs extends WhatIfArgs {
  @Field(() => ID) code: string
  @Field(() => Int) version: number
}

@ArgsType()
class WhatIfOfDraftArgs extends WhatIfArgs {
  @Field({ description: 'The content as JSON, as draftBlueprint takes it.' }) content: string
}

const question = ['what-if-runs-not-usable', 'what-if-start-not-usable', 'what-if-not-playable'] as const
const WhatIfResult = resultUnion('WhatIfResult', () => WhatIf, [...question, 'no-such-blueprint-version'])
const WhatIfOfDraftResult = resultUnion('WhatIfOfDraftResult', () => WhatIf, [...question, 'blueprint-not-json', 'bad-input'])

/** How long a blueprint would take, before and after it is published. Reads only; nothing of it is kept. */
@Resolver()
export class WhatIfResolver {
  constructor(private readonly forecasts: Forecasts) {}

  @Allow('coordinator', 'city-standards')
  @Query(() => WhatIfResult, { nullable: true, description: 'When jobs would end under a published version.' })
  whatIf(@Args() { code, version, ...question }: WhatIfOfVersionArgs) {
    return this.forecasts.ofVersion(code, version, question)
  }

  @Allow('coordinator', 'city-standards')
  @Query(() => WhatIfOfDraftResult, { nullable: true, description: 'When jobs would end under a content that is not published yet.' })
  whatIfOfDraft(@Args() { content, ...question }: WhatIfOfDraftArgs) {
    return this.forecasts.ofText(content, question)
  }
}
