import { Module } from '@nestjs/common'
import { Args, Directive, Field, ID, InputType, Int, Mutation, ObjectType, Query, Parent, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql'
import { refuse, type Day, type Refusal } from '@tongban/kernel'
import type { Principal } from '@tongban/identity'
import { Allow, AllowAnyone, centresOf, CommandInput, connection, CurrentPrincipal, DayScalar, encodeCursor, PageArgs, pageOf, resultUnion, toConnection, type Connection } from '../index.js'

/** A small subgraph for specs: papers that lie at two centres. */
@ObjectType()
@Directive('@key(fields: "centreId id")')
export class Paper {
  @Field(() => ID) centreId: string
  @Field(() => ID) id: string
  @Field(() => DayScalar) on: Day
  @Field(() => Date) at: Date
}

@InputType()
export class FileInput extends CommandInput {
  @Field(() => ID) centreId: string
  @Field(() => DayScalar) on: Day
  @Field(() => Int, { nullable: true }) explode?: number | null
}

const PaperResult = resultUnion('PaperResult', () => Paper, ['no-such-entry', 'changed-meanwhile'], { routed: true })
const PaperList = connection(Paper)

const store: Paper[] = ['1', '2', '3'].flatMap((id) => ['hz', 'th'].map((centreId) => ({ centreId, id, on: 16_616 + Number(id), at: new Date('2015-06-30T01:00:00Z') })))

@Resolver(() => Paper)
export class PaperResolver {
  @Allow('centre-clerk', 'supervisor')
  @Query(() => PaperResult)
  paper(@Args('centreId', { type: () => ID }) centreId: string, @Args('id', { type: () => ID }) id: string, @CurrentPrincipal() who: Principal): Paper | Refusal {
    return find(who, centreId, id) ?? refuse('no-such-entry', { kind: 'paper', id })
  }

  @Allow('centre-clerk')
  @Query(() => PaperList)
  papers(@Args() args: PageArgs, @CurrentPrincipal() who: Principal): Connection<Paper> {
    const page = pageOf(args, 'paper', 1)
    const rows = store.filter(({ centreId, id }) => centresOf(who).includes(centreId) && id > String(page.after?.[0] ?? ''))
    return toConnection(rows.slice(0, page.first + 1), page, 'paper', ({ id }) => [id])
  }

  @Allow('centre-clerk')
  @Mutation(() => PaperResult)
  filePaper(@Args('input') input: FileInput): Paper | Refusal {
    if (input.explode) throw new Error('secret: relation "paper" does not exist')
    if (input.expectedVersion) return refuse('changed-meanwhile', { actual: 3, expected: input.expectedVersion })
    return { centreId: input.centreId, id: '9', on: input.on, at: new Date(0) }
  }

  @Allow('centre-clerk')
  @Mutation(() => PaperResult)
  misfile(@Args('input') _: FileInput): Refusal {
    return refuse('busy')
  }

  @AllowAnyone('the public asks how late it is')
  @Query(() => String)
  greeting(@CurrentPrincipal() who?: Principal): string {
    return who?.subject ?? 'nobody'
  }

  @ResolveField(() => String)
  seal(@Parent() paper: Paper): string {
    return encodeCursor('seal', [paper.id])
  }

  @Allow('centre-clerk')
  @ResolveReference()
  resolvePaper(@Parent() reference: { centreId: string; id: string }, @CurrentPrincipal() who: Principal): Paper | null {
    return find(who, reference.centreId, reference.id) ?? null
  }
}

const find = (who: Principal, centreId: string, id: string): Paper | undefined =>
  store.find((paper) => paper.id === id && paper.centreId === centreId && centresOf(who, [centreId]).includes(paper.centreId))

@Module({ providers: [PaperResolver] })
export class ReceptionModule {}
