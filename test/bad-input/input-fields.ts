import { Kind, parse, print, type DefinitionNode, type FieldDefinitionNode, type InputValueDefinitionNode, type TypeNode } from 'graphql'
import { readFileSync } from 'node:fs'
import path from 'node:path'

/** One field of a mutation's input, or of an object or list in it. `papers[].copies` is a field of each element. */
export interface InputField {
  mutation: string
  path: string
  /** Name of the scalar, enum or input object. */
  type: string
  kind: 'scalar' | 'enum' | 'object' | 'list'
  required: boolean
  nullable: boolean
  /** Of a list: its elements are input objects. */
  ofObjects?: boolean
}

const folder = path.resolve(import.meta.dirname, '../../schemas/graphql')

/** The committed schema of a subgraph. */
export const schemaText = (subgraph: 'centre' | 'city' | 'coordination'): string => readFileSync(path.join(process.env['BAD_INPUT_SDL'] ?? folder, `${subgraph}.graphql`), 'utf8')

export interface RootField {
  name: string
  args: readonly InputValueDefinitionNode[]
  /** It answers with one of several types, refusals among them. */
  refuses: boolean
}

export function rootFields(sdl: string, root: 'Mutation' | 'Query'): RootField[] {
  const { definitions } = parse(sdl)
  const refusals = new Set(definitions.flatMap((one) => (one.kind === Kind.OBJECT_TYPE_DEFINITION && one.interfaces?.some(({ name }) => name.value === 'Refusal') ? [one.name.value] : [])))
  const unions = new Set(definitions.flatMap((one) => (one.kind === Kind.UNION_TYPE_DEFINITION && one.types?.some(({ name }) => refusals.has(name.value)) ? [one.name.value] : [])))
  return fieldsOf(definitions, root).map(({ name, arguments: args = [], type }) => ({ name: name.value, args, refuses: unions.has(nameOf(type)) })).filter(({ name }) => !name.startsWith('_'))
}

/** Fields that take arguments and are neither queries nor mutations. */
export const inner = (sdl: string): string[] => parse(sdl).definitions.flatMap((one) =>
  one.kind === Kind.OBJECT_TYPE_DEFINITION && !['Query', 'Mutation'].includes(one.name.value)
    ? (one.fields ?? []).filter((field) => field.arguments?.length).map((field) => `${one.name.value}.${field.name.value}(${field.arguments!.map((arg) => arg.name.value).join(', ')})`)
    : [])

/** A query with all its arguments as variables, asking for no more than the type of the answer. */
export function queryText(sdl: string, name: string, refusal: string): string {
  const { args, refuses } = rootFields(sdl, 'Query').find((field) => field.name === name)!
  const declared = args.map((arg) => `$${arg.name.value}: ${print(arg.type)}${arg.defaultValue ? ` = ${print(arg.defaultValue)}` : ''}`)
  const given = args.map((arg) => `${arg.name.value}: $${arg.name.value}`)
  return `query${declared.length ? ` (${declared.join(', ')})` : ''} { ${name}${given.length ? `(${given.join(', ')})` : ''} { __typename ${refuses ? refusal : ''} } }`
}

/** Every field that a mutation takes, or every argument of the queries, from the schema's text. */
export function inputFields(sdl: string, root: 'Mutation' | 'Query' = 'Mutation'): InputField[] {
  const { definitions } = parse(sdl)
  const inputs = new Map(definitions.flatMap((one) => (one.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION ? [[one.name.value, one.fields ?? []] as const] : [])))
  const enums = new Set(definitions.flatMap((one) => (one.kind === Kind.ENUM_TYPE_DEFINITION ? [one.name.value] : [])))
  const walk = (mutation: string, prefix: string, { name, type, defaultValue }: Pick<InputValueDefinitionNode, 'name' | 'type' | 'defaultValue'>): InputField[] => {
    const at = `${prefix}${name.value}`
    const nullable = type.kind !== Kind.NON_NULL_TYPE
    const bare = stripped(type)
    const one = { mutation, path: at, type: nameOf(bare), required: !nullable && defaultValue === undefined, nullable }
    if (bare.kind === Kind.LIST_TYPE) {
      const element = stripped(bare.type)
      const fields = inputs.get(nameOf(element)) ?? []
      return [{ ...one, kind: 'list', ofObjects: fields.length > 0 }, ...fields.flatMap((field) => walk(mutation, `${at}[].`, field))]
    }
    const fields = inputs.get(one.type)
    if (fields) return [{ ...one, kind: 'object' }, ...fields.flatMap((field) => walk(mutation, `${at}.`, field))]
    return [{ ...one, kind: enums.has(one.type) ? 'enum' : 'scalar' }]
  }
  return rootFields(sdl, root).flatMap(({ name, args }) => args.flatMap((arg) => walk(name, '', arg)))
}

function fieldsOf(definitions: readonly DefinitionNode[], type: string): readonly FieldDefinitionNode[] {
  return definitions.flatMap((one) => ((one.kind === Kind.OBJECT_TYPE_DEFINITION || one.kind === Kind.OBJECT_TYPE_EXTENSION) && one.name.value === type ? one.fields ?? [] : []))
}

const stripped = (type: TypeNode) => (type.kind === Kind.NON_NULL_TYPE ? type.type : type)
const nameOf = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type))
