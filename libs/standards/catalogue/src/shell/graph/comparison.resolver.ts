import { Inject } from '@nestjs/common'
import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql'
import { refuse, type Refusal } from '@tongban/kernel'
import { AllowAnyone, CurrentPrincipal, resultUnion, type Principal } from '@tongban/service'
import { compareContents } from '../../core/compare-content.js'
import { CatalogueReader } from '../catalogue-reader.js'
import type { VersionView } from '../version-row.js'
import { CatalogueComparison, type ComparedVersion } from './comparison.type.js'

const ComparisonResult = resultUnion('CatalogueComparisonResult', () => CatalogueComparison, ['no-such-item', 'no-such-version'])

/** Two versions side by side: what is published is everybody's, a draft is the city office's until then. */
@Resolver()
export class ComparisonResolver {
  constructor(@Inject(CatalogueReader) private readonly reader: CatalogueReader) {}

  @AllowAnyone('what the city promises is public; drafts are compared for city-standards alone')
  @Query(() => ComparisonResult, { description: 'What a version of an item says differently from another, in either direction; for city-standards also of a draft.' })
  async catalogueComparison(
    @Args('code', { type: () => ID }) code: string,
    @Args('from', { type: () => Int, description: 'The version it begins with.' }) from: number,
    @Args('to', { type: () => Int, description: 'The version it is compared with.' }) to: number,
    @CurrentPrincipal() principal?: Principal,
  ): Promise<CatalogueComparison | Refusal> {
    const drafts = principal?.roles.includes('city-standards') ?? false
    const versions = (await this.reader.versions(code)).filter(({ state }) => state === 'published' || (drafts && state === 'draft'))
    if (versions.length === 0) return refuse('no-such-item', { code })
    const [before, after] = [from, to].map((version) => versions.find((each) => each.version === version))
    if (!before || !after) return refuse('no-such-version', { code, version: before ? to : from })
    return { code, from: shown(before), to: shown(after), differences: compareContents(before.content, after.content) }
  }
}

const shown = ({ version, state, effectiveFrom, publishedAt }: VersionView): ComparedVersion => ({ version, state, effectiveFrom, publishedAt })
