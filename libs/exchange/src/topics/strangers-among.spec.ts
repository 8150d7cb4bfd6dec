import kafkajs from 'kafkajs'
import { aclsOf, type Acl } from '../transport/kafka/acls.js'
import { strangersAmong } from './strangers-among.js'

const { AclOperationTypes: Operation, AclPermissionTypes: Permission, AclResourceTypes: Resource, ResourcePatternTypes: Pattern } = kafkajs
const ours = { users: ['haizhu', 'tianhe'], topics: ['tb.hz.events', 'tb.th.inbox'] }
const right = (change: Partial<Acl>): Acl => ({
  principal: 'User:eve', host: '*', permissionType: Permission.ALLOW, operation: Operation.READ, resourceType: Resource.TOPIC, resourcePatternType: Pattern.LITERAL, resourceName: 'tb.hz.events', ...change,
})
const told = (change: Partial<Acl>) => strangersAmong([right(change)], ours).length === 1
const onGroup = (resourceName: string, resourcePatternType = Pattern.LITERAL) => told({ resourceType: Resource.GROUP, resourceName, resourcePatternType })

test('what deployments may do is nobody else\'s right, whatever it is on', () => {
  expect(strangersAmong([...aclsOf({ role: 'haizhu', read: ['tb.hz.events'], write: ['tb.*.inbox'] }, ours.topics), right({ principal: 'User:tianhe', resourceType: Resource.GROUP, resourceName: 'haizhu.' })], ours)).toEqual([])
})

test('a stranger\'s right on one of our topics, on those it begins, and on all', () => {
  expect([told({}), told({ resourceName: 'tb.', resourcePatternType: Pattern.PREFIXED }), told({ resourceName: '*' }), told({ principal: 'User:*' })]).toEqual([true, true, true, true])
  expect([told({ resourceName: 'tb.hz' }), told({ resourceName: 'other.', resourcePatternType: Pattern.PREFIXED })]).toEqual([false, false])
})

test('a stranger\'s right on a deployment\'s groups: on one of them, on all or some that begin so, and on every group', () => {
  expect([onGroup('haizhu.ledger.tb.hz.events'), onGroup('haizhu.', Pattern.PREFIXED), onGroup('tianhe.ledger', Pattern.PREFIXED), onGroup('hai', Pattern.PREFIXED), onGroup('*')]).toEqual([true, true, true, true, true])
  expect([onGroup('haizhu'), onGroup('haizhu-beside.', Pattern.PREFIXED), onGroup('eve.', Pattern.PREFIXED)]).toEqual([false, false, false])
})
