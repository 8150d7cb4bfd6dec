import type { KafkaMessage } from 'kafkajs'
import { toBatches } from './to-batches.js'

const message = (offset: number, value: string | null, more: Partial<KafkaMessage> = {}): KafkaMessage =>
  ({ offset: String(offset), key: Buffer.from('k'), value: value === null ? null : Buffer.from(value), timestamp: '0', attributes: 0, headers: {}, ...more }) as KafkaMessage
const values = (batches: ReturnType<typeof toBatches>) => batches.map((batch) => batch.map(({ value }) => value))

test('slices end at the count, and at the bytes of keys and values', () => {
  const messages = ['aa', 'bb', 'cc', 'dd', 'ee'].map((value, i) => message(i, value))
  expect(values(toBatches(messages, { maxMessages: 2 }))).toEqual([['aa', 'bb'], ['cc', 'dd'], ['ee']])
  expect(values(toBatches(messages, { maxBytes: 6 }))).toEqual([['aa', 'bb'], ['cc', 'dd'], ['ee']])
  expect(values(toBatches(messages, { maxBytes: 1 }))).toEqual([['aa'], ['bb'], ['cc'], ['dd'], ['ee']])
  expect(values(toBatches(messages, {}))).toEqual([['aa', 'bb', 'cc', 'dd', 'ee']])
  expect(toBatches([], {})).toEqual([])
})

test('what no sender of ours lets pass is marked, so that its reader refuses it; a tombstone stays one', () => {
  const [batch] = toBatches([
    message(1, 'a\0b', { headers: { n: Buffer.from('1\0') } }), message(2, null, { key: null }), message(3, 'c', { headers: { n: [Buffer.from('1'), Buffer.from('2')] } }),
    message(4, 'd', { headers: { n: undefined } }), message(5, 'e', { value: Buffer.from([0x61, 0xff]), headers: { n: Buffer.from('5') } }),
  ], {})
  expect(batch).toEqual([
    { offset: '1', key: 'k', value: 'a\ufffdb', headers: { n: '1\ufffd' } }, { offset: '2', key: '', value: null, headers: {} }, { offset: '3', key: 'k', value: 'c', headers: {} },
    { offset: '4', key: 'k', value: 'd', headers: {} }, { offset: '5', key: 'k', value: 'a\ufffd', headers: { n: '5' } },
  ])
})
