import { messages } from './index.js'
import { reasons } from './reasons.js'
import { wordOf } from './words.js'

export type Language = 'zh' | 'en'

/** A refusal as it travels: the kernel's `Refusal`, or one read from JSON. */
export interface RefusalLike {
  refused: string
  params?: Record<string, unknown>
}

/** So many of a list stand in a sentence; the refusal's params have them all. */
const MOST_LISTED = 20

/**
 * The sentence a person reads for a refusal. Placeholders take the refusal's params: a `reason` that is a known code becomes words, with the limit where the
 * params have one; a state, an act or another code of ours becomes a word in Chinese; of a long list the first twenty stand, and how many more there are.
 * Throws on a code without a message: that is a bug of the service which refused.
 */
export function sentence(refusal: RefusalLike, lang: Language): string {
  if (!Object.hasOwn(messages, refusal.refused)) throw new Error(`no message for the refusal ${refusal.refused}`)
  const template: string = messages[refusal.refused as keyof typeof messages][lang]
  return template.replace(/\{(\w+)\}/g, (_, name: string) => inWords(refusal, name, lang))
}

function inWords({ refused, params = {} }: RefusalLike, name: string, lang: Language): string {
  const value = params[name]
  if (Array.isArray(value)) return listed(value.map((each) => wordOf(refused, name, each, lang)), lang)
  if (name === 'reason' && typeof value === 'string' && Object.hasOwn(reasons, value)) return reasons[value as keyof typeof reasons][lang] + bound(value, params['limit'], lang)
  return wordOf(refused, name, value, lang)
}

function listed(words: readonly string[], lang: Language): string {
  if (words.length === 0) return lang === 'zh' ? '无' : 'none'
  const more = words.length - MOST_LISTED
  const first = words.slice(0, MOST_LISTED).join(lang === 'zh' ? '、' : ', ')
  if (more <= 0) return first
  return lang === 'zh' ? `${first}，另有${more}项` : `${first} and ${more} more`
}

/** What would have been right, for a reason that a number decides. */
function bound(reason: string, limit: unknown, lang: Language): string {
  if (typeof limit !== 'number') return ''
  if (/^too-(long|many|big)$/.test(reason)) return lang === 'zh' ? `（至多${limit}）` : ` (at most ${limit})`
  return /^too-(short|few|small)$/.test(reason) ? (lang === 'zh' ? `（至少${limit}）` : ` (at least ${limit})`) : ''
}
