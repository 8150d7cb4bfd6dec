import { ArgsType, Field, ID } from '@nestjs/graphql'
import { PageArgs } from '@tongban/service'
import type { LedgerSort } from '../ledger-reader.js'
import { LedgerSortEnum } from './ledger-case.type.js'

@ArgsType()
export class LedgerCasesArgs extends PageArgs {
  @Field(() => [ID], { nullable: true, description: 'Only cases of these centres; without it, of all that report here.' }) ofCentres?: string[] | null
  @Field(() => [String], { nullable: true }) states?: string[] | null
  @Field(() => String, { nullable: true }) itemCode?: string | null
  @Field(() => LedgerSortEnum, { nullable: true, description: 'RECEIVED_DESC without it.' }) sort?: LedgerSort | null
}

@ArgsType()
export class CentreLedgerCasesArgs extends LedgerCasesArgs {
  @Field(() => ID, { description: 'The centre whose ledger is asked.' }) centreId: string
}
