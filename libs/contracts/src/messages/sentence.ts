import { messages } from './index.js'
import { reasons } from './reasons.js'

export type Language = 'zh' | 'en'

/** A refusal as it travels: the kernel's `Refusal`, or one read from JSON. */
export interface RefusalLike {
  refused: string
  params?: Record<string, unknown>
}

/**
 * The sentence a person reads for a refusal. Placeholders take the refusal's params; a `reason` that is a known code becomes words.
 * Throws on a code without a message: that is a bug of the service which refused.
 */
export function sentence(refusal: RefusalLike, lang: Language): string {
  if (!Object.hasOwn(messages, refusal.refused)) throw new Error(`no message for the refusal ${refusal.refused}`)
  const template: string = messages[refusal.refused as keyof typeof messages][lang]
  return template.replace(/\{(\w+)\}/g, (_, name: string) => words(name, refusal.params?.[name], lang))
}

function words(name: string, value: unknown, lang: Language): string {
  if (value === undefined || value === null) return lang === 'zh' ? '未知' : 'unknown'
  if (Array.isArray(value) && value.length === 0) return lang === 'zh' ? '无' : 'none'
  if (Array.isArray(value)) return value.map(String).join(lang === 'zh' ? '、' : ', ')
  if (name === 'reason' && Object.hasOwn(reasons, String(value))) return reasons[value as keyof typeof reasons][lang]
  return String(value)
}
