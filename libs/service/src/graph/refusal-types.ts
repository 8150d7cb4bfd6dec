import type { Type } from '@nestjs/common'
import { Args, Directive, Field, InterfaceType, ObjectType, Parent, registerEnumType, ResolveField, Resolver } from '@nestjs/graphql'
import { messages, sentence, type Message, type RefusalCode } from '@tongban/contracts'
import { printable } from './printable.js'
import type { Refusal as KernelRefusal, RefusalParam as Param } from '@tongban/kernel'

/** Values equal their names: an argument's default does not survive the federation driver otherwise. */
export enum Lang {
  ZH = 'ZH',
  EN = 'EN',
}
registerEnumType(Lang, { name: 'Lang', description: 'The language of a sentence.' })

@ObjectType({ description: 'What a refusal is about: the thing named, as texts. A list has several values, an unknown none.' })
@Directive('@shareable')
export class RefusalParam {
  @Field() name: string
  @Field(() => [String]) values: string[]
}

@InterfaceType('Refusal', {
  description: 'An answer that says no, and why. Nothing was written.',
  resolveType: (refusal: KernelRefusal) => messageOf(refusal.refused).type,
})
export abstract class RefusalInterface {
  @Field({ description: 'Stable, for programs.' }) code: string
  @Field({ description: 'A sentence for people, with the way out.' }) message: string
  @Field(() => [RefusalParam]) params: RefusalParam[]
}

const types = new Map<string, Type<unknown>>()

/** The GraphQL type of a refusal code, made from the catalogue of messages. Throws at start on a code that has no message. */
export function refusalType(code: RefusalCode): Type<unknown> {
  const { type, description } = messageOf(code)
  const known = types.get(type)
  if (known) return known
  class RefusalOfCode extends RefusalInterface {}
  Object.defineProperty(RefusalOfCode, 'name', { value: type })
  ObjectType(type, { description, implements: () => [RefusalInterface] })(RefusalOfCode)
  Directive('@shareable')(RefusalOfCode)
  types.set(type, RefusalOfCode)
  return RefusalOfCode
}

/** Code, sentence and params of every refusal; resolvers answer with the kernel's `refuse(code, params)` and nothing else. */
@Resolver(() => RefusalInterface)
export class RefusalResolver {
  @ResolveField(() => String)
  code(@Parent() refusal: KernelRefusal): string {
    return refusal.refused
  }

  @ResolveField(() => String)
  message(@Parent() refusal: KernelRefusal, @Args('lang', { type: () => Lang, defaultValue: Lang.ZH }) lang: Lang): string {
    return sentence(printable(refusal), lang === Lang.EN ? 'en' : 'zh')
  }

  @ResolveField(() => [RefusalParam])
  params(@Parent() refusal: KernelRefusal): RefusalParam[] {
    return Object.entries(printable(refusal).params).map(([name, value]) => ({ name, values: textsOf(value) }))
  }
}

/** The message of a code; throws where a resolver or a union names a code that the catalogue does not have. */
export function messageOf(code: string): Message {
  if (!Object.hasOwn(messages, code)) throw new Error(`the catalogue of messages has no refusal "${code}"`)
  return (messages as Record<string, Message>)[code] as Message
}

function textsOf(value: Param): string[] {
  if (value === null) return []
  return Array.isArray(value) ? value : [String(value)]
}
