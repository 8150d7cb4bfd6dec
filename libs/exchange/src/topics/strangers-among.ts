import kafkajs from 'kafkajs'
import type { Acl } from '../transport/kafka/acls.js'

const { AclResourceTypes: Resource, ResourcePatternTypes: Pattern } = kafkajs

/** The ACLs of others that reach our topics, or the groups that deployments read as: nobody but the deployments needs one. `User:*` is another, since it is everybody. */
export function strangersAmong(acls: readonly Acl[], { users, topics }: { users: readonly string[]; topics: readonly string[] }): Acl[] {
  const reaches = ({ resourceType, resourceName, resourcePatternType }: Acl): boolean => {
    const prefixed = resourcePatternType === Pattern.PREFIXED
    if (resourceName === '*' && !prefixed) return resourceType === Resource.TOPIC || resourceType === Resource.GROUP
    if (resourceType === Resource.TOPIC) return topics.some((topic) => (prefixed ? topic.startsWith(resourceName) : topic === resourceName))
    // Which groups there are is not known beforehand: all that begin with a deployment's name and a dot are its own.
    return resourceType === Resource.GROUP && users.map((user) => `${user}.`).some((own) => resourceName.startsWith(own) || (prefixed && own.startsWith(resourceName)))
  }
  return acls.filter((acl) => !users.some((user) => acl.principal === `User:${user}`) && reaches(acl))
}
