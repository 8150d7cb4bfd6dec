import type { Localized } from '@tongban/kernel'
import type { Command } from 'commander'

export interface CommandEntry {
  summary: Localized
  /** Loaded only when the command is the one asked for. */
  load(): Promise<{ register(program: Command): void }>
}

/** The commands, in the order of --help. A new one is a file commands/<name>.ts exporting `register(program)`, a line here, and bad-input/<name>.json. */
export const commands: Record<string, CommandEntry> = {
  up: {
    summary: { zh: '启动演示城市', en: 'Start the demo city on this machine' },
    load: () => import('./commands/up.js'),
  },
  migrate: {
    summary: { zh: '把数据目录的全部数据库升级到本版本，不启动服务', en: 'Bring every database of the data folder to this version, starting nothing else' },
    load: () => import('./commands/migrate.js'),
  },
  config: {
    summary: { zh: '查看各进程的配置（不含密码）', en: 'Show the configuration of each process, without secrets' },
    load: () => import('./commands/config.js'),
  },
  demo: {
    summary: { zh: '演示一个办公日并核对', en: 'Play an office day on the running Tongban and check it' },
    load: () => import('./commands/demo.js'),
  },
  clock: {
    summary: { zh: '计算到期日，并逐日说明', en: 'Count a limit to its due day, and explain each day' },
    load: () => import('./commands/clock.js'),
  },
  calendar: {
    summary: { zh: '查看某年的工作日', en: 'Show the working days of a year' },
    load: () => import('./commands/calendar.js'),
  },
  check: {
    summary: { zh: '校验统一社会信用代码、公民身份号码、组织机构代码、办件编号', en: 'Check credit codes, citizen numbers, organisation codes and case numbers' },
    load: () => import('./commands/check.js'),
  },
  blueprint: {
    summary: { zh: '检查联办方案：关键路径、到期日、材料清单', en: 'Check a blueprint: critical path, due day, documents' },
    load: () => import('./commands/blueprint.js'),
  },
  reconcile: {
    summary: { zh: '核对每条流：发送方与各级台账', en: 'Check every stream, at its source and in the ledgers' },
    load: () => import('./commands/reconcile.js'),
  },
  'dead-letters': {
    summary: { zh: '列出无法登账的消息，或请求再试', en: 'List what could not be applied, or ask for another try' },
    load: () => import('./commands/dead-letters.js'),
  },
  servers: {
    summary: { zh: '启动、查看、停止真实的 Kafka、Keycloak、PostgreSQL', en: 'Start, look at and stop a real Kafka, Keycloak and PostgreSQL' },
    load: () => import('./commands/servers.js'),
  },
  realm: {
    summary: { zh: '在 Keycloak 建立演示账户，核对域的设置', en: 'Make the demo\'s accounts in a Keycloak, check its realm' },
    load: () => import('./commands/realm.js'),
  },
  topics: {
    summary: { zh: '管理 Kafka 的主题、用户和权限', en: 'Plan, make and verify the topics, users and rights on Kafka' },
    load: () => import('./commands/topics.js'),
  },
  bench: {
    summary: { zh: '测速并与极限比较', en: 'Measure the speed against the limit of the same run' },
    load: () => import('./commands/bench.js'),
  },
}
