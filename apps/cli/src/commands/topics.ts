import path from 'node:path'
import type { Change, TopicsReport, WrongRight } from '@tongban/exchange'
import { isRefusal } from '@tongban/kernel'
import type { Command } from 'commander'
import { printJson, printLine, sayIn } from '../context.js'
import { Refused } from '../refused.js'
import { differing, lineOfChange, lineOfKept, lineOfStranger, lineOfWrong, summary } from '../topics/print-topics.js'
import { readBrokers } from '../topics/read-brokers.js'
import { readTopicsOptions, type TopicsJob, type TopicsOptions } from '../topics/read-topics-options.js'
import { refusingKafka } from '../topics/refuse-kafka.js'
import { readSettings } from '../up/settings.js'

const root = path.resolve(import.meta.dirname, '../../../..')
const ACTS = ['plan', 'apply', 'verify'] as const
type Act = (typeof ACTS)[number]

export function register(program: Command): void {
  const say = sayIn(program)
  const descriptions: Record<Act, { zh: string; en: string }> = {
    plan: { zh: '显示与要求不符之处，不做更改；有不符时退出码为 1', en: 'Show what differs from what is wanted, changing nothing; exit code 1 when something does' },
    apply: { zh: '建立并改正，从不减少分区、缩短保留期或减小消息上限；然后像 verify 一样核对权限；仍有不符的，退出码为 1', en: 'Make what is missing and change what drifted, never to fewer partitions, a shorter retention or smaller messages, and check the rights as verify does; exit code 1 when something is left' },
    verify: { zh: '核对，并以每个部署的身份询问 Kafka 它能做什么；有不符或有外来权限时退出码为 1', en: 'Compare, and ask Kafka as each deployment what it may do; exit code 1 when something differs or a stranger has a right' },
  }
  const topics = program.command('topics').description(say({ zh: '管理 Kafka 的主题、用户和权限', en: 'Topics, users and rights on Kafka, by the directory of the city' }))
  for (const act of ACTS) {
    topics.command(act).description(say(descriptions[act]))
      .option('--brokers <host:port,…>', say({ zh: 'Kafka 的地址，默认为 npm run servers 启动的', en: 'where Kafka is; default the one that npm run servers started' }), readBrokers)
      .option('--username <name>', say({ zh: '可管理 Kafka 的用户', en: 'a user that may administer it' }))
      .option('--password-file <file>', say({ zh: '存放其密码的文件', en: 'the file with its password' }))
      .option('--ca-file <file>', say({ zh: '使用 TLS，并信任此文件中的证书', en: 'speak TLS, trusting the certificates in this file' }))
      .option('--passwords <folder>', say({ zh: '各部署密码所在的文件夹，每个部署一个文件；apply 会补齐缺少的', en: 'folder with a file for each deployment\'s password; apply makes those that are missing' }))
      .option('--directory <file>', say({ zh: '城市的组织目录，默认为演示城市', en: 'the directory of the city; default the demo city\'s' }))
      .option('--settings <file>', say({ zh: '分区、保留期、副本数（JSON）', en: 'partitions, retention and copies (JSON)' }))
      .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
      .action(async (options: TopicsOptions, command: Command) => {
        const settings = readSettings(root)
        if (isRefusal(settings)) throw Refused.by(settings)
        const job = readTopicsOptions(options, settings)
        const { report, done, wrong } = await refusingKafka(job.admin, () => ACT[act](job))
        if (options.json) printJson(command, asJson(report, done, wrong))
        else print(command, report, done, wrong)
        if (differing(report, wrong) > 0) process.exitCode = 1
      })
  }
}

/** What remains to be done, and what was done. */
interface Outcome { report: TopicsReport; done: Change[]; wrong: WrongRight[] }

const ACT: Record<Act, (job: TopicsJob) => Promise<Outcome>> = {
  plan: (job) => atDesk(job, async (desk) => ({ report: await desk.plan(), done: [], wrong: [] })),
  verify: (job) => atDesk(job, async (desk) => {
    const report = await desk.plan()
    return { report, done: [], wrong: await desk.wrongRights(shutOut(report)) }
  }),
  apply: (job) => atDesk(job, async (desk) => {
    const { changes } = await desk.plan()
    for (const change of changes) if ((change.do === 'create-user' || change.do === 'set-password') && job.passwords[change.user] === undefined) job.makePassword(change.user)
    const done: Change[] = []
    await desk.apply(changes, (change) => { done.push(change) })
    const report = await desk.plan()
    return { report, done, wrong: await desk.wrongRights(shutOut(report), done.length > 0 ? SETTLING_MS : 0) }
  }),
}

/** How long the broker may take to go by rights that were just given. */
const SETTLING_MS = 3_000

/** Who cannot log in: that is in the plan already. */
const shutOut = ({ changes }: TopicsReport): string[] => changes.flatMap((change) => (change.do === 'create-user' || change.do === 'set-password' ? [change.user] : []))

async function atDesk<T>(job: TopicsJob, work: (desk: Awaited<ReturnType<typeof import('@tongban/exchange').openTopics>>) => Promise<T>): Promise<T> {
  const { openTopics } = await import('@tongban/exchange')
  const desk = await openTopics(job)
  try {
    return await work(desk)
  } finally {
    await desk.close()
  }
}

function print(command: Command, report: TopicsReport, done: readonly Change[], wrong: readonly WrongRight[]): void {
  const say = sayIn(command)
  if (done.length > 0) {
    for (const change of done) printLine(command, say(lineOfChange(change)))
    printLine(command, say({ zh: `已更改 ${done.length} 处`, en: `${done.length} changes made` }))
  }
  for (const line of [...report.changes.map(lineOfChange), ...report.kept.map(lineOfKept), ...wrong.map(lineOfWrong), ...report.strangers.map(lineOfStranger)]) printLine(command, say(line))
  printLine(command, say(summary(report, wrong)))
}

const asJson = ({ topics, users, changes, kept, strangers }: TopicsReport, done: readonly Change[], wrong: readonly WrongRight[]) => ({
  state: differing({ changes, kept, strangers }, wrong) === 0 ? 'as-wanted' : 'differs', topics, users, done: done.map(plain), changes: changes.map(plain), kept, wrongRights: wrong, strangers,
})

const plain = (change: Change) => ('acl' in change ? { do: change.do, right: change.text } : change)
