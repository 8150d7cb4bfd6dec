import { Args, ID, Query, Resolver } from '@nestjs/graphql'
import type { Type } from '@nestjs/common'
import { Allow, CurrentPrincipal, UuidScalar, type Principal } from '@tongban/service'
import { LedgerDesk } from '../ledger-desk.js'
import { CertificateDesk } from '../certificate-desk.js'
import { CentreLedgerCasesArgs, CentreLedgerCertificatesArgs } from './ledger-args.js'
import { centreResults } from './results.js'

/** The ledger's questions in the subgraph `centre`, asked of the centre that owns the ledger. */
export function centreLedgerResolver(): Type<unknown> {
  const results = centreResults()

  @Resolver()
  class CentreLedgerResolver {
    constructor(private readonly desk: LedgerDesk, private readonly certificates: CertificateDesk) {}

    @Allow('supervisor', 'centre-head')
    @Query(() => results.list, { description: 'The cases that came up to a centre\'s ledger, whether their centres can be reached or not.' })
    ledgerCases(@Args() { centreId, ...question }: CentreLedgerCasesArgs, @CurrentPrincipal() principal: Principal) {
      return this.desk.list(principal, centreId, question)
    }

    @Allow('supervisor', 'centre-head')
    @Query(() => results.one, { description: 'A case in a centre\'s ledger.' })
    ledgerCase(
      @Args('centreId', { type: () => ID, description: 'The centre whose ledger is asked.' }) centreId: string,
      @Args('ofCentre', { type: () => ID }) ofCentre: string,
      @Args('id', { type: () => UuidScalar }) id: string,
      @CurrentPrincipal() principal: Principal,
    ) {
      return this.desk.find(principal, centreId, ofCentre, id)
    }

    @Allow('supervisor', 'centre-head')
    @Query(() => results.one, { description: 'A case in a centre\'s ledger, by its number.' })
    ledgerCaseByNumber(@Args('centreId', { type: () => ID }) centreId: string, @Args('number') number: string, @CurrentPrincipal() principal: Principal) {
      return this.desk.findByNumber(principal, centreId, number)
    }

    @Allow('supervisor', 'centre-head')
    @Query(() => results.certificates, { description: 'The signed certificates with which a centre\'s ledger closed its days, the newest day first.' })
    ledgerCertificates(@Args() { centreId, ...question }: CentreLedgerCertificatesArgs, @CurrentPrincipal() principal: Principal) {
      return this.certificates.list(principal, centreId, question)
    }
  }
  return CentreLedgerResolver
}
