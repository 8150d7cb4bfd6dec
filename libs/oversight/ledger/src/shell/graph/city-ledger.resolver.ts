import { Args, ID, Query, Resolver } from '@nestjs/graphql'
import type { Type } from '@nestjs/common'
import { Allow, CurrentPrincipal, UuidScalar, type Principal } from '@tongban/service'
import { LedgerDesk } from '../ledger-desk.js'
import { CertificateDesk } from '../certificate-desk.js'
import { LedgerCasesArgs, LedgerCertificatesArgs } from './ledger-args.js'
import { cityResults } from './results.js'

/** The city's ledger in the subgraph `city`: every centre's cases. */
export function cityLedgerResolver(): Type<unknown> {
  const results = cityResults()

  @Resolver()
  class CityLedgerResolver {
    constructor(private readonly desk: LedgerDesk, private readonly certificates: CertificateDesk) {}

    @Allow('supervisor', 'centre-head', 'city-standards')
    @Query(() => results.list, { description: 'The cases that came up to the city\'s ledger, whether their centres can be reached or not.' })
    cityLedgerCases(@Args() question: LedgerCasesArgs, @CurrentPrincipal() principal: Principal) {
      return this.desk.list(principal, this.owner, question)
    }

    @Allow('supervisor', 'centre-head', 'city-standards')
    @Query(() => results.one, { description: 'A case in the city\'s ledger.' })
    cityLedgerCase(@Args('ofCentre', { type: () => ID }) ofCentre: string, @Args('id', { type: () => UuidScalar }) id: string, @CurrentPrincipal() principal: Principal) {
      return this.desk.find(principal, this.owner, ofCentre, id)
    }

    @Allow('supervisor', 'centre-head', 'city-standards')
    @Query(() => results.one, { description: 'A case in the city\'s ledger, by its number.' })
    cityLedgerCaseByNumber(@Args('number') number: string, @CurrentPrincipal() principal: Principal) {
      return this.desk.findByNumber(principal, this.owner, number)
    }

    @Allow('supervisor', 'centre-head', 'city-standards')
    @Query(() => results.certificates, { description: 'The signed certificates with which the city\'s ledger closed its days, the newest day first.' })
    cityLedgerCertificates(@Args() question: LedgerCertificatesArgs, @CurrentPrincipal() principal: Principal) {
      return this.certificates.list(principal, this.owner, question)
    }

    private get owner(): string {
      return this.desk.reader.owner ?? ''
    }
  }
  return CityLedgerResolver
}
