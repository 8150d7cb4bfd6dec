/** A name by which whoever holds the paper knows it for theirs: 陈晓明 is 陈*明, 陈明 is 陈*, as the graph masks it. An organisation's name is public. */
export function maskName(name: string, kind: 'PERSON' | 'ORGANISATION'): string {
  if (kind === 'ORGANISATION') return name
  const letters = [...name]
  const [first = '', last = ''] = [letters[0], letters.length > 2 ? letters.at(-1) : '']
  return first + '*'.repeat(Math.max(1, letters.length - (last ? 2 : 1))) + last
}
