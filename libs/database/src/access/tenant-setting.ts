const CENTRE_ID = /^[a-z0-9]{2,12}$/

/**
 * The value of `tb.centres` for these centres: a comma list. Throws on anything that is not a centre id (`^[a-z0-9]{2,12}$`),
 * because the value is written into the text of a SET statement.
 */
export function tenantSetting(centres: readonly string[]): string {
  const wrong = centres.find((centre) => !CENTRE_ID.test(centre))
  if (wrong !== undefined) throw new RangeError(`"${wrong}" is not a centre id; an id is 2 to 12 characters of a-z and 0-9`)
  return centres.join(',')
}
