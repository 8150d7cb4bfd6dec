export type RefusalParam = string | number | boolean | null | string[]

/** An answer that says no: a code and what the sentence needs. The catalogue of messages turns it into zh or en; nothing here builds a sentence. */
export interface Refusal<C extends string = string> {
  refused: C
  params: Record<string, RefusalParam>
}

export function refuse<C extends string>(code: C, params: Record<string, RefusalParam> = {}): Refusal<C> {
  return { refused: code, params }
}

export function isRefusal(answer: unknown): answer is Refusal {
  return typeof answer === 'object' && answer !== null && 'refused' in answer && typeof answer.refused === 'string'
}
