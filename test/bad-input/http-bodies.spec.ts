import { openCentreOffice, type CentreOffice } from './centre-office.js'
import { mutationText, rightInput } from './centre-situations.js'
import { hostile, INSIDE } from './hostile.js'

let office: CentreOffice
beforeAll(async () => { office = await openCentreOffice() })
afterAll(() => office.close())

const post = (body: string | Blob, headers: Record<string, string> = {}) => fetch(`http://127.0.0.1:${office.served.port}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body })
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
const asking = (variables: string) => `{"query":${JSON.stringify(mutationText('acceptCase'))},"variables":${variables}}`

const bodies: [string, () => string | Blob, Record<string, string>, number[]][] = [
  ['nothing', () => '', {}, [400]],
  ['null', () => 'null', {}, [400]],
  ['a text', () => '"x"', {}, [400]],
  ['a list of operations', () => `[${asking('{}')},${asking('{}')}]`, {}, [400]],
  ['JSON cut off', () => asking('{').slice(0, -3), {}, [400]],
  ['a byte that is no UTF-8', () => new Blob([new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])]), {}, [400]],
  ['more than 512 kB', () => asking(JSON.stringify({ input: 'x'.repeat(600_000) })), {}, [413]],
  ['variables nested deeper than calls', () => asking(`{"input":${nested(120_000)}}`), {}, [400]],
  ['variables that are no object', () => asking('"x"'), {}, [400]],
  ['ten thousand unknown fields', () => asking(JSON.stringify({ input: Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`f${i}`, 1])) })), {}, [400]],
  ['a prototype in the body itself', () => '{"__proto__":{"query":"{ __typename }"}}', {}, [400]],
  ['a query that is a number', () => '{"query":42}', {}, [400]],
  ['no query', () => '{"variables":{}}', {}, [400]],
  ['a query of nothing but opening braces', () => JSON.stringify({ query: '{'.repeat(100_000) }), {}, [400]],
  ['an operation that is not in the document', () => JSON.stringify({ query: 'query A { __typename }', operationName: hostile.sql }), {}, [400]],
  ['another content type', () => asking('{}'), { 'content-type': 'text/plain' }, [400, 415]],
  ['a token that is none', () => JSON.stringify({ query: '{ cases { edges { cursor } } }' }), { authorization: `Bearer ${'a.'.repeat(50_00)}` }, [200, 431]],
  ['a token with spaces and quotes', () => JSON.stringify({ query: '{ cases { edges { cursor } } }' }), { authorization: `Bearer ' or 1=1 --` }, [200]],
]

test.each(bodies)('%s: refused, in the form of GraphQL, with nothing of the inside and nothing written', async (_, body, headers, statuses) => {
  const before = await office.written()
  const response = await post(body(), headers)
  const text = await response.text()
  expect([statuses.includes(response.status) || `${response.status} ${text.slice(0, 200)}`, INSIDE.test(text)]).toEqual([true, false])
  if (response.status !== 431) {
    const { errors } = JSON.parse(text) as { errors: { message: string; extensions: { code: string } }[] }
    // The library stops after fifty faults of one input, and no fault repeats much of what was sent.
    expect(errors.length).toBeLessThanOrEqual(51)
    expect(errors.filter(({ message }) => message.length > 600)).toEqual([])
    expect([errors[0]!.message.length > 5, errors[0]!.extensions.code === 'INTERNAL_SERVER_ERROR']).toEqual([true, false])
  }
  expect(await office.written()).toBe(before)
})

test('after all of them the next command goes through', async () => {
  const { data } = await office.ask('hzcg.clerk', mutationText('acceptCase'), { input: await rightInput(office, 'acceptCase') })
  expect(data.acceptCase.__typename).toBe('CaseActDone')
})
