import { isAbstractType, isObjectType, type GraphQLSchema, type SelectionSetNode } from 'graphql'
import { responseKey, selectedFields, type Fragments, type Variables } from './field-values.js'

export interface Made {
  __typename: string
  [field: string]: unknown
}

/** Gives a value made by the gateway the form a selection asks for: aliases, fragments, __typename, nested values. */
export class Shaper {
  constructor(private readonly schema: GraphQLSchema, private readonly fragments: Fragments, private readonly variables: Variables) {}

  shape(set: SelectionSetNode, made: Made): Record<string, unknown> {
    const entries = this.fieldsOf(set, made.__typename).map((field) => {
      const value = made[field.name.value] ?? null
      return [responseKey(field), field.selectionSet ? this.nested(field.selectionSet, value) : wire(value)] as const
    })
    return Object.fromEntries(entries)
  }

  fieldsOf(set: SelectionSetNode, typeName: string): ReturnType<typeof selectedFields> {
    return selectedFields(set, this.fragments, this.variables, (condition) => this.applies(condition, typeName))
  }

  private nested(set: SelectionSetNode, value: unknown): unknown {
    if (Array.isArray(value)) return value.map((one) => this.nested(set, one))
    return value === null ? null : this.shape(set, value as Made)
  }

  private applies(condition: string, typeName: string): boolean {
    if (condition === typeName) return true
    const abstract = this.schema.getType(condition)
    const concrete = this.schema.getType(typeName)
    return isAbstractType(abstract) && isObjectType(concrete) && this.schema.isSubType(abstract, concrete)
  }
}

const wire = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value)
