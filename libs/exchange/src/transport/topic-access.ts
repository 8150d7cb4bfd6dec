/** What one deployment may do at the exchange. A `*` in a name stands for any text: `tb.*.inbox`. */
export interface TopicAccess {
  /** The login role at the embedded exchange, the SCRAM user at Kafka. */
  role: string
  read: readonly string[]
  write: readonly string[]
}

/** The login role of a deployment at the embedded exchange. */
export const exchangeRole = (deployment: string): string => `tb_${deployment.replaceAll('-', '_')}_exchange`

/** Whether a topic is one of those that the names mean. */
export const fits = (topic: string, names: readonly string[]): boolean =>
  names.some((name) => new RegExp(`^${name.replaceAll('.', String.raw`\.`).replaceAll('*', '.*')}$`).test(topic))

/** Refuses (throws) what can be no name of topics. */
export function checkPattern(name: string): string {
  if (!/^[a-z0-9.*-]{1,100}$/.test(name)) throw new RangeError(`"${name}" names no topic: a-z, 0-9, dots, hyphens, and * for any text`)
  return name
}
