import type { MessageCatalogue } from './catalogue.js'

/** What every process says of a request it cannot run, whatever was asked. */
export const requestMessages = {
  'query-too-large': {
    type: 'QueryTooLarge',
    zh: '查询的{what}过多，上限为{limit}，请分次查询。',
    en: 'The query has too many {what}: the limit is {limit}. Ask for less at once.',
    description: 'The query is deeper, wider or longer than a limit. Ask for less at once; nothing was run.',
  },
  'schema-not-published': {
    type: 'SchemaNotPublished',
    zh: '此处不提供结构文本。',
    en: 'The schema is not published here.',
    description: 'The text of the schema is given in development only. Read it where it is published.',
  },
  'scalar-malformed': {
    type: 'ScalarMalformed',
    zh: '{type} 应形如 {example}，而不是 {value}。',
    en: '{type} is written like {example}, not {value}.',
    description: 'A value is not written as its type asks. Write it as the example shows; nothing was written.',
  },
  'failed-here': {
    type: 'FailedHere',
    zh: '系统出错，已记录；可用相同的命令号重复该操作。',
    en: 'Something failed here and was logged; the command may be repeated with the same commandId.',
    description: 'A fault of the process, never of the request. The trace id finds it in the logs.',
  },
  'body-too-large': {
    type: 'BodyTooLarge',
    zh: '请求超过 {limit}，请减少内容或分几次发送。',
    en: 'The request is larger than {limit}; send less, or in several parts.',
    description: 'The body is larger than the limit. Send less, or in several parts; nothing was run.',
  },
  'body-not-json': {
    type: 'BodyNotJson',
    zh: '请求不是 JSON。',
    en: 'The request is not JSON.',
    description: 'The body cannot be parsed as JSON. Correct it and send it again; nothing was run.',
  },
  'body-encoding-unknown': {
    type: 'BodyEncodingUnknown',
    zh: '不支持该内容编码，请不压缩或用 gzip 发送。',
    en: 'The content encoding is not supported; send it plain or gzipped.',
    description: 'The body is packed in a way that is not read here. Send it plain or gzipped.',
  },
  'body-not-utf-8': {
    type: 'BodyNotUtf8',
    zh: '请求不是 UTF-8 编码。',
    en: 'The request is not UTF-8.',
    description: 'The body names another character set. Send it as UTF-8.',
  },
  'body-cut-off': {
    type: 'BodyCutOff',
    zh: '请求中途断开。',
    en: 'The request was cut off.',
    description: 'The connection ended before the body did. Send it again; nothing was run.',
  },
  'body-shorter-than-said': {
    type: 'BodyShorterThanSaid',
    zh: '请求比其声明的长度短。',
    en: 'The request is shorter than it says.',
    description: 'The content length is not the length of the body. Send it again with the right one.',
  },
} as const satisfies MessageCatalogue
