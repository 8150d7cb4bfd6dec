import type { Localized } from '@tongban/kernel'
import type { Engines } from '../engines/engines.js'
import { portOf, urlOf, type Settings } from './settings.js'

/** The demo accounts a newcomer meets first; every centre has the same posts under its own name. */
const ACCOUNTS: readonly (readonly [string, Localized])[] = [
  ['hzcg.clerk', { zh: '海珠区赤岗街道窗口人员', en: "window clerk of Chigang Street's centre in Haizhu 赤岗街道" }],
  ['hzcg.handler', { zh: '同一中心的承办人（另有 hzcg.reviewer、hzcg.approver、hzcg.concluder）', en: 'officer there (also hzcg.reviewer, hzcg.approver, hzcg.concluder)' }],
  ['hz.supervisor', { zh: '海珠区督查人员，查看区台账', en: "supervisor of Haizhu District 海珠区, reads the district's ledger" }],
  ['city.standards', { zh: '市政务办标准管理员', en: 'sets standards at the city office 市政务办' }],
  ['city.supervisor', { zh: '市级督查人员，查看市台账', en: "reads the city's ledger" }],
  ['coordinator', { zh: '联办统筹人员（工商为牵头部门）', en: 'coordinates joint approvals, for the leading department 工商' }],
  ['operator', { zh: '运维人员，可设置模拟办公时间', en: 'sets the simulated office time' }],
]

/** What a newcomer needs next: addresses, demo accounts, three things to try. */
export function welcome(settings: Settings, { exchange, identity }: Engines, passwords: Record<string, string>, say: (text: Localized) => string): string {
  const pages = urlOf(settings, 'gateway')
  const page = `${pages}/graphql`
  const row = (label: string, value: string): string => `  ${label.padEnd(20)} ${value}`
  return [
    '',
    say({ zh: '地址', en: 'Addresses' }),
    row(say({ zh: '工作台', en: 'office' }), say({ zh: `${pages}/office/（按岗位登录办理）`, en: `${pages}/office/  (log in by post)` })),
    row(say({ zh: '办事群众', en: 'citizens' }), `${pages}/`),
    row('gateway', say({ zh: `${page}（附查询页面）`, en: `${page}  (with a page for trying queries)` })),
    identity.kind === 'keycloak' ? row('Keycloak', identity.issuer) : row('issuer', urlOf(settings, 'issuer')),
    ...(exchange.kind === 'kafka' ? [row('Kafka', exchange.brokers.join(', '))] : []),
    row('PostgreSQL', settings.databaseUrl ? 'DATABASE_URL' : `127.0.0.1:${portOf(settings, 'postgresql')}`),
    row(say({ zh: 'data 数据', en: 'data, secrets, logs' }), settings.dataDir),
    '',
    say({ zh: '演示账号（密码仅用于此数据目录；各中心岗位相同，前缀为中心代码）', en: 'Demo accounts (made for this data folder; every centre has the same posts under its own name)' }),
    ...ACCOUNTS.map(([name, what]) => `  ${name.padEnd(16)} ${(passwords[name] ?? '').padEnd(16)} ${say(what)}`),
    '',
    say({ zh: '三件可以试试的事', en: 'Three things to try' }),
    row('npm run demo', say({ zh: '通过公开接口演示一个办公日，并与事先写好的数字核对', en: 'an office day through the public API, checked against figures written down beforehand' })),
    row(`${pages}/office/`, say({ zh: '以 hzcg.clerk 登录，看看窗口人员能办什么', en: 'log in as hzcg.clerk and see what a clerk may do' })),
    row('tongban reconcile', say({ zh: '从头到尾重算每条消息流：npx --no-install tongban reconcile', en: 'recompute every stream end to end: npx --no-install tongban reconcile' })),
    '',
  ].join('\n')
}
