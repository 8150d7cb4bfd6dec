import { Field, Float, Int, ObjectType } from '@nestjs/graphql'
import type { Day } from '@tongban/kernel'
import { DayScalar, ItemLimit, LocalizedText } from '@tongban/service'

@ObjectType({ description: 'A day by which a share of the runs had ended, and how many working days that is after the start.' })
export class WhatIfEnd {
  @Field(() => DayScalar) date: Day
  @Field(() => Int) workingDays: number
}

@ObjectType({ description: 'A node of the blueprint in a what-if.' })
export class WhatIfNode {
  @Field() id: string
  @Field(() => LocalizedText) names: LocalizedText
  @Field(() => String, { nullable: true }) item: string | null
  @Field(() => String, { nullable: true }) department: string | null
  @Field(() => ItemLimit) limit: ItemLimit
  @Field(() => Int, { description: 'Decided tasks of its kind, item and department that were seen; 0: nothing was seen, and it takes its whole limit in every run.' }) observed: number
  @Field(() => Int, { description: 'Of these, the ones whose clock stood, for missing papers or by law.' }) stood: number
  @Field(() => Float, { description: 'The share of the runs in which the end waited for it.' }) critical: number
  @Field(() => WhatIfEnd) p50: WhatIfEnd
  @Field(() => WhatIfEnd) p80: WhatIfEnd
}

@ObjectType({ description: 'When jobs accepted on a day would end if all departments agree: played many times over what was seen, on the real calendar. The same question over the same tasks has the same answer.' })
export class WhatIf {
  @Field(() => DayScalar) start: Day
  @Field(() => Int) runs: number
  @Field(() => Int) seed: number
  @Field(() => DayScalar, { description: 'If every node takes its whole limit.' }) due: Day
  @Field({ description: 'Counted past the last published day of the calendar.' }) provisional: boolean
  @Field(() => Float, { description: 'The share of the runs that ended in time: by the due day, moved by the days on which the job\'s clock stood. Missing papers stop it only where the blueprint cites a rule.' }) onTime: number
  @Field(() => WhatIfEnd) p50: WhatIfEnd
  @Field(() => WhatIfEnd) p80: WhatIfEnd
  @Field(() => WhatIfEnd) p95: WhatIfEnd
  @Field(() => [WhatIfNode]) nodes: WhatIfNode[]
}
