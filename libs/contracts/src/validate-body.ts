import type { Ajv2020, ErrorObject, ValidateFunction } from 'ajv/dist/2020.js'
import type { EventBodies } from './generated/events.js'
import { eventSchemas } from './generated/schemas.js'
import { createRequire } from 'node:module'

export type EventType = keyof EventBodies

/** What is wrong with a body: where (a JSON pointer, '' for the body itself), what (a code of `faults`), and the limit it broke. */
export interface BodyFault {
  path: string
  code: string
  params: Record<string, string | number | boolean | null | string[]>
}

/** Every event type this version of the software knows. */
export const eventTypes = Object.keys(eventSchemas).filter((name) => name !== 'common').sort() as EventType[]

export const isEventType = (name: string): name is EventType => name !== 'common' && Object.hasOwn(eventSchemas, name)

/**
 * Checks a body that is to be sent against the schema of its type; [] when it is valid, else the first fault found. Every field is known:
 * a writer says nothing that its own schemas do not have.
 */
export const validateBody = (type: EventType, body: unknown): BodyFault[] => check('written', type, body)

/**
 * Checks a body that was received. A newer writer may say more than this version knows: a field it does not know is passed over if it has
 * the form of a field's name, and all it does know must hold. Values it does not know, of a list or beyond a bound, are faults.
 */
export const validateReceived = (type: EventType, body: unknown): BodyFault[] => check('received', type, body)

type Side = 'written' | 'received'

function check(side: Side, type: EventType, body: unknown): BodyFault[] {
  if (!isEventType(type)) return [{ path: '', code: 'unknown-type', params: { type: String(type) } }]
  const validate = validatorOf(side, type)
  return validate(body) ? [] : (validate.errors ?? []).slice(0, 1).map(toFault)
}

const validators = new Map<Side, Ajv2020>()
const compiled = new Map<string, ValidateFunction>()

function validatorOf(side: Side, type: EventType): ValidateFunction {
  const known = compiled.get(`${side} ${type}`)
  if (known) return known
  const validator = validators.get(side) ?? open(side)
  validators.set(side, validator)
  const validate = validator.getSchema(`${type}.json`)
  if (!validate) throw new Error(`no schema for ${type}`)
  compiled.set(`${side} ${type}`, validate)
  return validate
}

// Loaded on the first body, so that a process which sees no events (the gateway, the issuer) does not pay for the validator.
function open(side: Side): Ajv2020 {
  const require = createRequire(import.meta.url)
  const { Ajv2020: Validator } = require('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js')
  const { default: addFormats } = require('ajv-formats') as typeof import('ajv-formats')
  const validator = new Validator({ strict: true, allowUnionTypes: true, allowMatchingProperties: true, allErrors: false, ownProperties: true })
  addFormats.default(validator, ['date', 'date-time'])
  for (const schema of Object.values(eventSchemas)) validator.addSchema(side === 'written' ? schema : opened(schema) as object)
  return validator
}

// How the fields of our schemas are named, and none of the names that every object answers to.
const FIELD_NAME = `^(?!(?:${Object.getOwnPropertyNames(Object.prototype).filter((name) => /^[a-z]/.test(name)).join('|')})$)[a-z][A-Za-z0-9]{0,63}$`

/** A schema whose closed objects take further fields. */
function opened(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(opened)
  if (typeof schema !== 'object' || schema === null) return schema
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, opened(value)]))
  return inner['additionalProperties'] === false ? { ...inner, patternProperties: { [FIELD_NAME]: true } } : inner
}

const codes: Record<string, string> = {
  required: 'missing', additionalProperties: 'unknown', type: 'wrong-type', enum: 'not-allowed-value', const: 'not-allowed-value',
  pattern: 'wrong-form', format: 'wrong-form', maxLength: 'too-long', minLength: 'too-short', uniqueItems: 'repeated',
  maxItems: 'too-many', maxProperties: 'too-many', minItems: 'too-few', maximum: 'too-big', minimum: 'too-small',
}

function toFault({ keyword, instancePath, params }: ErrorObject): BodyFault {
  const field = params['missingProperty'] ?? params['additionalProperty']
  const path = field === undefined ? instancePath : `${instancePath}/${String(field).slice(0, 100)}`
  const limit = params['limit'] ?? params['allowedValues'] ?? params['pattern'] ?? params['format'] ?? params['type']
  return { path, code: codes[keyword] ?? 'wrong', params: limit === undefined ? {} : { limit } }
}
