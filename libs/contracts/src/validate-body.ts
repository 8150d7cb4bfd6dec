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
 * Checks a body against the schema of its type; [] when it is valid, else the first fault found.
 * Unknown fields are faults: readers are upgraded before writers, and what a reader does not know yet is parked until it does.
 */
export function validateBody(type: EventType, body: unknown): BodyFault[] {
  if (!isEventType(type)) return [{ path: '', code: 'unknown-type', params: { type: String(type) } }]
  const validate = validatorOf(type)
  return validate(body) ? [] : (validate.errors ?? []).slice(0, 1).map(toFault)
}

let ajv: Ajv2020 | undefined
const compiled = new Map<EventType, ValidateFunction>()

function validatorOf(type: EventType): ValidateFunction {
  const known = compiled.get(type)
  if (known) return known
  const validate = (ajv ??= open()).getSchema(`${type}.json`)
  if (!validate) throw new Error(`no schema for ${type}`)
  compiled.set(type, validate)
  return validate
}

// Loaded on the first body, so that a process which sees no events (the gateway, the issuer) does not pay for the validator.
function open(): Ajv2020 {
  const require = createRequire(import.meta.url)
  const { Ajv2020: Validator } = require('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js')
  const { default: addFormats } = require('ajv-formats') as typeof import('ajv-formats')
  const validator = new Validator({ strict: true, allowUnionTypes: true, allErrors: false, ownProperties: true })
  addFormats.default(validator, ['date', 'date-time'])
  for (const schema of Object.values(eventSchemas)) validator.addSchema(schema)
  return validator
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
