import { GraphQLError } from 'graphql'
import { cleanErrors } from './clean-errors.js'
import { graphContext } from './graph-context.js'

const context = graphContext({ traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' })
const clean = (error: GraphQLError) => {
  const faults: unknown[] = []
  return { shown: cleanErrors([error], context, (fault) => faults.push(fault))[0]!, faults }
}

test('a refusal keeps its sentence, code and params, and loses everything else', () => {
  const extensions = { code: 'FORBIDDEN', refused: 'not-allowed', params: { action: 'case' }, messageZh: '不能', stacktrace: ['at x'], url: 'http://10.0.0.1', serviceName: 'centre' }
  const { shown, faults } = clean(new GraphQLError('Your posts do not allow this: case.', { path: ['case'], extensions }))
  expect(shown).toEqual({
    message: 'Your posts do not allow this: case.', path: ['case'], extensions: { code: 'FORBIDDEN', refused: 'not-allowed', params: { action: 'case' }, messageZh: '不能' },
  })
  expect(faults).toEqual([])
})

test.each(['INTERNAL_SERVER_ERROR', 'ECONNREFUSED', undefined])('an error with the code %s is a fault: logged whole, told by its trace', (code) => {
  const error = new GraphQLError('connect ECONNREFUSED 10.0.0.1:5432', { path: ['case'], extensions: { code } })
  const { shown, faults } = clean(error)
  expect(shown.extensions).toMatchObject({ code: 'FAULT', refused: 'gateway-fault', params: { trace: '0af7651916cd43dd8448eb211c80319c' } })
  expect(JSON.stringify(shown)).not.toContain('10.0.0.1')
  expect(faults).toEqual([error])
})

test('an argument that a subgraph cannot read is told by its own name, not by the planner\'s', () => {
  const { shown } = clean(new GraphQLError('Variable "$_v1_id" got invalid value "x"; UUID takes a UUID', { extensions: { code: 'BAD_USER_INPUT' } }))
  expect(shown.message).toBe('Argument "id" got invalid value "x"; UUID takes a UUID')
})
