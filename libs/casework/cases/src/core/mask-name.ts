import type { PartyKind } from '@tongban/kernel'

/** A name by which somebody who stands at the counter is known again, and nobody else found: 陈晓明 is 陈*明, 陈明 is 陈*. An organisation's name is public. */
export function maskName(name: string, kind: PartyKind): string {
  if (kind === 'organisation') return name
  const letters = [...name]
  const [first = '', last = ''] = [letters[0], letters.length > 2 ? letters.at(-1) : '']
  return first + '*'.repeat(Math.max(1, letters.length - (last ? 2 : 1))) + last
}
