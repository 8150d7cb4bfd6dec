import { ArgsType, Field, ID } from '@nestjs/graphql'
import type { Day } from '@tongban/kernel'
import { DayScalar, PageArgs } from '@tongban/service'
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

@ArgsType()
export class LedgerCertificatesArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only of this centre; without it, of all that report here.' }) ofCentre?: string | null
  @Field(() => DayScalar, { nullable: true, description: 'The first day.' }) from?: Day | null
  @Field(() => DayScalar, { nullable: true, description: 'The last day.' }) to?: Day | null
}

@ArgsType()
export class CentreLedgerCertificatesArgs extends LedgerCertificatesArgs {
  @Field(() => ID, { description: 'The centre whose ledger is asked.' }) centreId: string
}
