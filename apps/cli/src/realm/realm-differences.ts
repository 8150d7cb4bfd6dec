/** What tells one member of a list from another, in a realm's export. */
const NAMES = ['clientId', 'name', 'clientScope', 'providerId'] as const

/**
 * Everything that a realm's export says and a living realm does not, as places in the export: `clients[tongban-web].enabled: true, and is false`.
 * What the living realm has beyond it is its own; but a list of plain values is the same list, in any order, and our clients have no scope beyond ours.
 */
export function realmDifferences(wanted: unknown, found: unknown, at = ''): string[] {
  if (Array.isArray(wanted)) return listDifferences(wanted, found, at)
  if (typeof wanted === 'object' && wanted !== null) {
    if (typeof found !== 'object' || found === null) return [`${at} is missing`]
    return Object.entries(wanted).flatMap(([name, value]) => realmDifferences(value, (found as Record<string, unknown>)[name], at === '' ? name : `${at}.${name}`))
  }
  return same(wanted, found) ? [] : [`${at} is to be ${JSON.stringify(wanted)}, and is ${JSON.stringify(found) ?? 'not there'}`]
}

function listDifferences(wanted: unknown[], found: unknown, at: string): string[] {
  const there = Array.isArray(found) ? found : []
  const named = wanted.filter((member): member is Record<string, unknown> => typeof member === 'object' && member !== null)
  if (named.length === 0) {
    const [a, b] = [wanted, there].map((list) => [...list].map(String).map(normal).sort().join())
    return a === b ? [] : [`${at} is to be [${wanted.join(', ')}], and is [${there.join(', ')}]`]
  }
  return named.flatMap((member) => {
    const key = NAMES.find((name) => typeof member[name] === 'string')
    const name = key ? String(member[key]) : '?'
    const other = there.find((candidate) => key !== undefined && (candidate as Record<string, unknown>)?.[key] === name)
    return other === undefined ? [`${at}[${name}] is missing`] : realmDifferences(member, other, `${at}[${name}]`)
  })
}

/** Keycloak gives texts for booleans in some places, and writes JSON within JSON in its own order. */
function same(wanted: unknown, found: unknown): boolean {
  return normal(String(wanted)) === normal(String(found))
}

function normal(text: string): string {
  if (!text.startsWith('{')) return text
  try {
    return JSON.stringify(sorted(JSON.parse(text)))
  } catch {
    return text
  }
}

const sorted = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(sorted) : typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, member]) => [name, sorted(member)])) : value
