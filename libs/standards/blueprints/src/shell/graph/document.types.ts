import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { LocalizedText, MaterialForm } from '@tongban/service'
import type { DocumentForm } from '../../core/blueprint.js'

@ObjectType({ description: 'Which node asks for a document, and in which form.' })
export class BlueprintDocumentUse {
  @Field(() => ID) node: string
  @Field(() => MaterialForm) form: DocumentForm
}

@ObjectType({ description: 'A document of a job: handed in once, in the strictest form that any node asks for.' })
export class BlueprintDocument {
  @Field(() => ID) code: string
  @Field({ description: 'Whom it concerns.' }) subject: string
  @Field(() => String, { nullable: true }) variant: string | null
  @Field(() => LocalizedText) names: LocalizedText
  @Field(() => MaterialForm, { description: 'The strictest of its uses.' }) form: DocumentForm
  @Field(() => [BlueprintDocumentUse]) uses: BlueprintDocumentUse[]
  @Field(() => String, { nullable: true, description: 'The licence type that may stand in, electronically.' }) eLicence: string | null
}

@ObjectType({ description: 'What all nodes ask for, and what is left of it once each document is handed in once.' })
export class BlueprintDocuments {
  @Field(() => Int) asked: number
  @Field(() => Int) distinct: number
  @Field(() => [BlueprintDocument]) documents: BlueprintDocument[]
}
