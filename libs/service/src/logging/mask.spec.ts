import { maskFields, maskText, errorFields } from './mask.js'
import { openLog } from './logger.js'
import { inTrace, noteActor, notePost } from './trace.js'

const lines = (write: (log: ReturnType<typeof openLog>) => void): any[] => {
  const out: string[] = []
  write(openLog({ deployment: 'haizhu', level: 'info' }, { write: (line) => void out.push(line) }))
  return out.map((line) => JSON.parse(line))
}

// Division code 999999 is nobody's: these are numbers of the right form and no person's.
test.each([
  ['a citizen number', 'refused 999999199001011230 twice', 'refused [number] twice'],
  ['one that ends in X', 'number=99999919900101123X', 'number=[number]'],
  ['one of the old form', '(999999900101123)', '([number])'],
  ['a credit code', '"91330100799655058B"', '"[number]"'],
  ['a mobile number', 'call 13800138000 now', 'call [phone] now'],
  ['one written in groups', '+86 138-0013-8000', '[phone]'],
  ['a fixed line', 'tel 020-83126000.', 'tel [phone].'],
  ['a token', 'Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl!', 'Bearer [token]!'],
  ['a password in an address', 'postgres://tb_haizhu_app:s3cr3t@127.0.0.1:4010/tongban', 'postgres://tb_haizhu_app:***@127.0.0.1:4010/tongban'],
])('masks %s in free text', (_, text, shown) => expect(maskText(text)).toBe(shown))

test.each([
  '44010500101-20150630-000017-1',
  '440105001012015063000001', // nothing of ours is written like this, and it is no citizen number
  '01890a5d-ac96-774b-bcce-b302099a8057',
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '2015-06-30T01:00:00.000Z',
  '1766400000000',
])('leaves %s alone', (text) => expect(maskText(text)).toBe(text))

test('masks private fields at any depth and drops what is deeper', () => {
  expect(maskFields({ case: { number: '17', parties: [{ name: '陈一' }], applicant: { Phone: '1' } }, a: { b: { c: { d: { e: 1 } } } }, list: [{ receiptCode: 'x' }] })).toEqual({
    case: { number: '17', parties: '[private]', applicant: '[private]' }, a: { b: { c: { d: '[deep]' } } }, list: [{ receiptCode: '[private]' }],
  })
})

test('logs a database\'s error without the row it quotes', () => {
  const conflict = Object.assign(new Error('duplicate key value violates unique constraint "party_pk"'), { code: '23505', constraint: 'party_pk', detail: 'Key (name)=(陈一) already exists.', parameters: ['陈一'] })
  const value = Object.assign(new Error('invalid input syntax for type integer: "陈一"'), { code: '22P02' })
  expect(errorFields(conflict)).toMatchObject({ code: '23505', constraint: 'party_pk', message: 'duplicate key value violates unique constraint "party_pk"' })
  expect(JSON.stringify([errorFields(conflict), errorFields(value)])).not.toContain('陈一')
})

test('writes a JSON line with trace id, centre, actor and post, and no person', () => {
  const [line, failed] = lines((log) => inTrace('00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', () => {
    noteActor({ subject: 'hz.clerk', roles: ['centre-clerk'], centres: ['hz'] })
    notePost('hz', 'hz.acceptance')
    log.info({ kase: { name: '陈一', identityNumber: '999999199001011230' } }, 'accepted for 13800138000')
    log.error({ err: Object.assign(new Error('of 999999199001011230'), { detail: '陈一' }) }, 'failed')
  }))
  expect(line).toEqual({
    level: 'info', time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/), deployment: 'haizhu', traceId: '4bf92f3577b34da6a3ce929d0e0e4736', actor: 'hz.clerk', centre: 'hz', post: 'hz.acceptance',
    kase: { name: '[private]', identityNumber: '[private]' }, msg: 'accepted for [phone]',
  })
  expect(failed.err).toMatchObject({ type: 'Error', message: 'of [number]' })
  expect(JSON.stringify(failed)).not.toContain('陈一')
})

test.each([undefined, 'nonsense', '00-00000000000000000000000000000000-00f067aa0ba902b7-01', `00-${'g'.repeat(32)}-00f067aa0ba902b7-01`])('makes a trace id of its own where the header is %s', (header) => {
  const [line] = lines((log) => inTrace(header, () => log.info('x')))
  expect(line.traceId).toMatch(/^[0-9a-f]{32}$/)
  expect(line.traceId).not.toMatch(/^0{32}$/)
})
