/** The parameters of an address that has the form of a path, or undefined: '/guide/:centreId/:code' and '/guide/hz/shop-sign'. */
export function matchPath(path: string, pathname: string): Record<string, string> | undefined {
  const [wanted, given] = [path, pathname].map((one) => one.split('/').filter(Boolean)) as [string[], string[]]
  if (wanted.length !== given.length) return undefined
  const params: Record<string, string> = {}
  for (const [i, part] of wanted.entries()) {
    if (part.startsWith(':')) params[part.slice(1)] = decoded(given[i]!)
    else if (part !== given[i]) return undefined
  }
  return params
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
