import type { MessageCatalogue } from './catalogue.js'

/** What the gateway itself refuses, before or beside the subgraphs. */
export const gatewayMessages = {
  'query-over-limit': {
    type: 'QueryOverLimit',
    zh: '查询的{limit}为{value}，上限为{max}。',
    en: 'The query has a {limit} of {value}; the limit is {max}.',
    description: 'The query is deeper, wider, longer or dearer than a limit of the gateway. Ask for less at once; nothing was run.',
  },
  'request-unreadable': {
    type: 'RequestUnreadable',
    zh: '请求内容无法读取：需为含“query”文本的 JSON 对象。',
    en: 'The request cannot be read: it must be a JSON object with a "query" text.',
    description: 'The body is not JSON, or not a GraphQL request. Correct it and send it again; nothing was run.',
  },
  'post-only': {
    type: 'PostOnly',
    zh: 'GraphQL 请求须以 POST 发送，不接受 {method}。',
    en: 'GraphQL requests are sent by POST; {method} is refused, so that a link can never act.',
    description: 'Send the request by POST with content-type application/json.',
  },
  'json-only': {
    type: 'JsonOnly',
    zh: '请求类型须为 application/json，不接受“{contentType}”。',
    en: 'The content type must be application/json; "{contentType}" is refused, so that another site\'s form can never act.',
    description: 'Send the request by POST with content-type application/json.',
  },
  'session-header-missing': {
    type: 'SessionHeaderMissing',
    zh: '使用会话登录时须带请求头 x-tongban-session。',
    en: 'A request by session cookie needs the header x-tongban-session, which another site cannot send.',
    description: 'Add the header x-tongban-session: 1, or send a bearer token instead of the cookie.',
  },
  'introspection-off': {
    type: 'IntrospectionOff',
    zh: '本环境不提供结构查询，请参阅 schemas/graphql。',
    en: 'This gateway does not describe its schema; read schemas/graphql instead.',
    description: 'Introspection is answered in development only.',
  },
  'no-centre-enrolled': {
    type: 'NoCentreEnrolled',
    zh: '尚无中心接入。',
    en: 'No centre is enrolled yet.',
    description: 'The gateway knows no deployment of centres. Enrol one, then ask again.',
  },
  'city-office-away': {
    type: 'CityOfficeAway',
    zh: '市级办公室自{since}起无法连接，请稍后再试。',
    en: 'The city office cannot be reached (since {since}); try again later. The centres work on meanwhile.',
    description: 'The city office does not answer. Centres are not affected; repeat the request later, a command with the same commandId.',
  },
  'coordination-away': {
    type: 'CoordinationAway',
    zh: '联办统筹系统自{since}起无法连接，请稍后再试。',
    en: 'Coordination cannot be reached (since {since}); try again later. The centres work on meanwhile, and what they tell waits for it.',
    description: 'The coordination of joint approvals does not answer. Centres are not affected; repeat the request later, a command with the same commandId.',
  },
  'gateway-fault': {
    type: 'GatewayFault',
    zh: '系统出错，已记录（编号{trace}）。',
    en: 'Something went wrong here and was logged as {trace}. Try again; if it stays, give this number to the operator.',
    description: 'A fault of the platform, never of the request. The trace id finds it in the logs.',
  },
} as const satisfies MessageCatalogue
