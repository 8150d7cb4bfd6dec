/** The known spellings that differ from `value` in few letters, the nearest first; all of them, in order, when none does. What was probably meant. */
export function nearSpellings(value: string, known: Iterable<string>): string[] {
  const most = Math.max(2, Math.floor(value.length / 4))
  const all = [...new Set(known)].sort()
  const near = all
    .filter((each) => Math.abs(each.length - value.length) <= most)
    .map((each) => ({ each, apart: lettersApart(value, each) }))
    .filter(({ apart }) => apart <= most)
  return near.length > 0 ? near.sort((one, other) => one.apart - other.apart).map(({ each }) => each) : all
}

/** How many letters must be put in, taken out or changed to make one of the other (Levenshtein). */
function lettersApart(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i++) {
    const above = row
    row = [i]
    for (let j = 1; j <= other.length; j++) {
      row.push(Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1)))
    }
  }
  return row.at(-1)!
}
