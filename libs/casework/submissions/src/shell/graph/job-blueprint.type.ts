import { Field, Int, ObjectType } from '@nestjs/graphql'
import type { Day, Tier } from '@tongban/kernel'
import { connection, DayScalar, LocalizedText, resultUnion, TierEnum } from '@tongban/service'
import { PaperFormEnum } from './enums.js'

@ObjectType({ description: 'Which department asks for a document, and in which form.' })
export class JobPaperUse {
  @Field() node: string
  @Field(() => String, { nullable: true }) department: string | null
  @Field(() => PaperFormEnum) form: string
}

@ObjectType({ description: 'A row of the document matrix: handed in once for all that use it, in the strictest form.' })
export class JobPaper {
  @Field() code: string
  @Field({ description: 'Whom it concerns.' }) subject: string
  @Field(() => String, { nullable: true }) variant: string | null
  @Field(() => LocalizedText) names: LocalizedText
  @Field(() => PaperFormEnum, { description: 'The strictest of its uses; submitJob takes this one or a stricter.' }) form: string
  @Field(() => String, { nullable: true, description: 'The licence type whose electronic licence may stand in: then the form is ELECTRONIC.' }) eLicence: string | null
  @Field(() => [JobPaperUse]) uses: JobPaperUse[]
}

@ObjectType({ description: 'What all departments ask for, and what is left once each document is handed in once.' })
export class JobPapers {
  @Field(() => Int) asked: number
  @Field(() => Int) distinct: number
  @Field(() => [JobPaper]) documents: JobPaper[]
}

@ObjectType({ description: 'What a department does in a job.' })
export class JobBlueprintNode {
  @Field() id: string
  @Field(() => LocalizedText) names: LocalizedText
  @Field(() => String, { nullable: true }) department: string | null
  @Field(() => LocalizedText, { nullable: true }) departmentNames: LocalizedText | null
  @Field(() => TierEnum, { nullable: true, description: 'The lowest tier that may act; null: any.' }) tier: Tier | null
}

@ObjectType({ description: 'Where a matter may lie that is submitted at a centre.' })
export class JobRegion {
  @Field({ description: 'Division code; submitJob takes it as region.' }) code: string
  @Field(() => LocalizedText) names: LocalizedText
}

@ObjectType({ description: 'A joint job as a centre offers it at its windows: the version of the blueprint that one submitted on the day takes.' })
export class JobBlueprint {
  @Field({ description: 'submitJob takes it as blueprint.' }) code: string
  @Field(() => Int) version: number
  @Field(() => LocalizedText) names: LocalizedText
  @Field({ description: 'What the joint approval stands on.' }) basis: string
  @Field({ description: 'Code of the leading department.' }) lead: string
  @Field(() => LocalizedText) leadNames: LocalizedText
  @Field(() => DayScalar) effectiveFrom: Day
  @Field(() => Int, { description: 'How long it takes if everybody takes the whole limit.' }) workingDays: number
  @Field(() => DayScalar, { nullable: true, description: 'Accepted on the day asked about, it is due then; null for a day that the calendar does not know.' }) due: Day | null
  @Field({ description: 'The due day is counted past the last published calendar year.' }) provisional: boolean
  @Field(() => [JobBlueprintNode], { description: 'In the order in which they can begin.' }) nodes: JobBlueprintNode[]
  @Field(() => JobPapers) papers: JobPapers
  @Field(() => [JobRegion], { description: 'The centre\'s own division first, then those within it.' }) regions: JobRegion[]
}

export const JobBlueprintConnection = connection(JobBlueprint)
export const JobBlueprintsResult = resultUnion('JobBlueprintsResult', () => JobBlueprintConnection, [], { routed: true })
