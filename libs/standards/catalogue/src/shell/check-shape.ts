import { validateBody } from '@tongban/contracts'
import { refuse, type Refusal } from '@tongban/kernel'
import { createRequire } from 'node:module'
import type { ItemContent } from '../core/item.js'

/** Whether code and content can travel at all: lengths, forms and types by the message's own schema. Undefined when they can. */
export function refuseShape(code: string, content: ItemContent): Refusal<'bad-input'> | undefined {
  const [fault] = validateBody('standards.catalogue-item-published.v1', {
    code, version: 1, effectiveFrom: '2015-01-01', contentHash: `sha256:${'0'.repeat(64)}`, publishedAt: '2015-01-01T00:00:00.000Z', content,
  })
  const unprintable = fault ? undefined : placeOfUnprintable('content', content)
  if (unprintable) return refuse('bad-input', { field: unprintable, reason: 'not-text' })
  if (!fault) return undefined
  return refuse('bad-input', { field: fieldOf(fault.path), reason: fault.code, ...fault.params })
}

// Nobody types these, and every centre's screen and print would show them: control characters but tab and line feed, halves, private ones, marks that turn the direction.
const UNPRINTABLE = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\p{Cs}\p{Co}\u200E\u200F\u202A-\u202E\u2066-\u2069]/u

/** Where in a value text stands that nobody types; undefined when nowhere. */
export function placeOfUnprintable(place: string, value: unknown): string | undefined {
  if (typeof value === 'string') return UNPRINTABLE.test(value) ? place : undefined
  if (typeof value !== 'object' || value === null) return undefined
  for (const [name, inner] of Object.entries(value)) {
    const found = UNPRINTABLE.test(name) ? place : placeOfUnprintable(Array.isArray(value) ? `${place}[${name}]` : `${place}.${name}`, inner)
    if (found) return found
  }
  return undefined
}

const DRAFT = 'https://json-schema.org/draft/2020-12/schema'
let ajv: import('ajv/dist/2020.js').Ajv2020 | undefined

/** What is wrong with a form as a JSON Schema of draft 2020-12, in the validator's words. The form is judged, never compiled. */
export function faultOfForm(form: object): string | undefined {
  if ('$schema' in form && form.$schema !== DRAFT) return `$schema must be ${DRAFT}`
  ajv ??= open()
  if (ajv.validateSchema(form as never)) return undefined
  const [first] = ajv.errors ?? []
  return `${first?.instancePath || 'the form'} ${first?.message ?? 'is not a schema'}`.slice(0, 300)
}

// Loaded with the first form: most processes never see one.
function open() {
  const { Ajv2020 } = createRequire(import.meta.url)('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js')
  return new Ajv2020({ strict: false, logger: false })
}

/** `/content/materials/0/code` as people write it: content.materials[0].code */
export const fieldOf = (pointer: string): string => pointer.slice(1).replace(/\/(\d+)/g, '[$1]').replaceAll('/', '.')
