import { Controller, Get, Module } from '@nestjs/common'
import { Directive, Field, ID, Mutation, ObjectType, Query, ResolveReference, Resolver, Subscription } from '@nestjs/graphql'
import { TokenVerifier } from '@tongban/identity'
import { accessMatrix, Allow, AllowAnyone, listen, parseConfig, subgraph } from '../index.js'
import { ReceptionModule } from './reception.fixture.js'

const config = parseConfig({ deployment: 'haizhu', kind: 'centre', port: 0, issuer: { url: 'http://127.0.0.1:1/realms/tongban' }, dataDir: '.', logLevel: 'silent' })
const start = (module: new () => object) => listen(subgraph({ name: 'centre', imports: [module], issuer: config.issuer, development: true, verifier: {} as TokenVerifier }), config)

@ObjectType()
@Directive('@key(fields: "id")')
class Desk {
  @Field(() => ID) id: string
}
@Resolver(() => Desk)
class BareResolver {
  @Query(() => Desk, { name: 'desk' }) find(): Desk { return { id: '1' } }
  @Mutation(() => Desk) moveDesk(): Desk { return { id: '1' } }
  @Subscription(() => Desk) deskMoved(): AsyncIterable<Desk> { return (async function* () {})() }
  @ResolveReference() reference(it: Desk): Desk { return it }
  @Allow('operator') @Query(() => String) ruled(): string { return '' }
}
@Controller('desks')
class BareController {
  @Get('all') all(): string { return '' }
}
@Module({ providers: [BareResolver], controllers: [BareController] })
class BareModule {}

test('does not start while a query, mutation, subscription, reference or route has no rule, and names each', async () => {
  await expect(start(BareModule)).rejects.toThrow(
    'no rule says who may call: Query desk (BareResolver.find), Mutation moveDesk (BareResolver.moveDesk), Subscription deskMoved (BareResolver.deskMoved), '
    + 'Reference Desk (BareResolver.reference), Route /desks/all (BareController.all). Put @Allow(...) or @AllowAnyone(reason) on each')
})

@ObjectType()
@Directive('@key(fields: "id")')
class Chair {
  @Field(() => ID) id: string
}
@Resolver(() => Chair)
class ChairResolver {
  @Allow('operator') @Query(() => Chair) chair(): Chair { return { id: '1' } }
}
@Module({ providers: [ChairResolver] })
class ChairModule {}

test('does not start with an entity that a gateway could ask for without anybody having said how it is found', async () => {
  await expect(start(ChairModule)).rejects.toThrow('Chair: an entity with a resolvable @key needs a @ResolveReference with a rule')
})

test('makes the access matrix from the rules themselves', async () => {
  const served = await start(ReceptionModule)
  expect(accessMatrix(served.app, 'centre')).toEqual([
    { subgraph: 'centre', operation: 'Mutation filePaper', roles: 'centre-clerk' },
    { subgraph: 'centre', operation: 'Mutation misfile', roles: 'centre-clerk' },
    { subgraph: 'centre', operation: 'Query greeting', roles: 'anyone: the public asks how late it is' },
    { subgraph: 'centre', operation: 'Query paper', roles: 'centre-clerk, supervisor' },
    { subgraph: 'centre', operation: 'Query papers', roles: 'centre-clerk' },
    { subgraph: 'centre', operation: 'Reference Paper', roles: 'centre-clerk' },
  ])
  await served.close()
})

test('a door open to anyone needs a reason', () => {
  expect(() => AllowAnyone(' ')).toThrow('@AllowAnyone needs a reason')
})
