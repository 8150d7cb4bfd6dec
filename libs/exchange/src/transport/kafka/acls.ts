import kafkajs, { type AclEntry } from 'kafkajs'
import { checkPattern, fits, type TopicAccess } from '../topic-access.js'

const { AclOperationTypes: Operation, AclPermissionTypes: Permission, AclResourceTypes: Resource, ResourcePatternTypes: Pattern } = kafkajs

export type Acl = AclEntry

/**
 * A user's ACLs: what it may write and read by topic, and its own groups by the beginning of their names. The broker knows no `*` but at the end:
 * any other stands for those of the topics given that it fits.
 */
export function aclsOf({ role, read, write }: TopicAccess, topics: readonly string[]): Acl[] {
  const entry = (resourceType: number, place: Place, operation: number): Acl => ({
    principal: `User:${role}`, host: '*', permissionType: Permission.ALLOW, resourceType, resourceName: place.name, resourcePatternType: place.prefix ? Pattern.PREFIXED : Pattern.LITERAL, operation,
  })
  const on = (patterns: readonly string[], operations: readonly number[]) =>
    patterns.flatMap((pattern) => placesOf(pattern, topics)).flatMap((place) => operations.map((operation) => entry(Resource.TOPIC, place, operation)))
  return unique([
    // Either brings the right to see the topic with it, but not its settings.
    ...on(write, [Operation.WRITE, Operation.DESCRIBE_CONFIGS]),
    ...on(read, [Operation.READ, Operation.DESCRIBE_CONFIGS]),
    entry(Resource.GROUP, { name: `${role}.`, prefix: true }, Operation.READ),
  ])
}

interface Place { name: string; prefix: boolean }

function placesOf(pattern: string, topics: readonly string[]): Place[] {
  checkPattern(pattern)
  if (!pattern.includes('*')) return [{ name: pattern, prefix: false }]
  if (pattern.indexOf('*') === pattern.length - 1) return [{ name: pattern.slice(0, -1), prefix: true }]
  return topics.filter((topic) => fits(topic, [pattern])).map((name) => ({ name, prefix: false }))
}

/** One text for what an ACL says, to compare by. */
export const textOf = ({ principal, host, resourceType, resourceName, resourcePatternType, operation, permissionType }: Acl): string =>
  [principal, host, resourceType, resourceName, resourcePatternType, operation, permissionType].join(' ')

const unique = (acls: Acl[]): Acl[] => [...new Map(acls.map((acl) => [textOf(acl), acl])).values()]

/** As people read it: `haizhu: write topic tb.hz.events`. */
export function describeAcl({ principal, host, resourceType, resourceName, resourcePatternType, operation, permissionType }: Acl): string {
  const name = (of: Record<string, unknown>, value: number) => (Object.entries(of).find(([, code]) => code === value)?.[0] ?? String(value)).toLowerCase().replaceAll('_', ' ')
  const place = `${name(Resource, resourceType)} ${resourceName}${resourcePatternType === Pattern.PREFIXED ? '*' : ''}`
  return `${principal.replace(/^User:/, '')}${host === '*' ? '' : ` from ${host}`}: ${permissionType === Permission.ALLOW ? '' : `${name(Permission, permissionType)} `}${name(Operation, operation)} ${place}`
}
