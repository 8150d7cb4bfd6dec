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
  'document-unknown': {
    type: 'DocumentUnknown',
    zh: '网页已更新，请刷新后再办（查询编号“{documentId}”无效）。',
    en: 'There is no document {documentId} here: the pages were built anew. Load the page again; what you filled in is kept.',
    description: 'The documentId is not of the build that the gateway serves. Load the page again, or build the pages (npm run build) if they were not.',
  },
  'documents-only': {
    type: 'DocumentsOnly',
    zh: '网页会话只能使用网页自带的查询；其他查询请使用访问令牌。',
    en: 'By a page\'s session only the pages\' own documents are answered. Send a documentId, or act with a bearer token of your own.',
    description: 'Outside development a session\'s request must be { documentId, variables } of a trusted document. Programs send a bearer token instead of the cookie.',
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
  'centre-unreachable': {
    type: 'CentreUnreachable',
    zh: '无法连接该中心。',
    en: 'The centre cannot be reached.',
    description: 'The deployment of the centre does not answer. Its part is missing; ask again later.',
  },
  'centre-timeout': {
    type: 'CentreTimeout',
    zh: '该中心未在规定时间内应答。',
    en: 'The centre did not answer in time.',
    description: 'The deployment of the centre takes too long. Its part is missing; ask again later.',
  },
  'centre-busy': {
    type: 'CentreBusy',
    zh: '该中心正在处理的查询过多。',
    en: 'Too many questions are under way at the centre.',
    description: 'The gateway asks no more of a centre at once. Its part is missing; ask again in a moment.',
  },
  'centre-gave-no-answer': {
    type: 'CentreGaveNoAnswer',
    zh: '该中心没有给出应答。',
    en: 'The centre gave no answer.',
    description: 'The deployment of the centre answered without data and without a reason. Ask again; if it stays, tell the operator.',
  },
  'gateway-fault': {
    type: 'GatewayFault',
    zh: '系统出错，已记录（编号{trace}）。',
    en: 'Something went wrong here and was logged as {trace}. Try again; if it stays, give this number to the operator.',
    description: 'A fault of the platform, never of the request. The trace id finds it in the logs.',
  },
} as const satisfies MessageCatalogue
