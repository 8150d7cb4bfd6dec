import path from 'node:path'
import type { DeadLetter } from '@tongban/exchange'
import { isRefusal } from '@tongban/kernel'
import type { Command } from 'commander'
import { printJson, printLine, sayIn } from '../context.js'
import { Refused } from '../refused.js'
import { readRunConfigs, type RunConfig } from '../run-configs.js'
import { readSettings } from '../up/settings.js'

type Letter = DeadLetter & { deployment: string }
interface Away { deployment: string; why: string }

const root = path.resolve(import.meta.dirname, '../../../..')

export function register(program: Command): void {
  const say = sayIn(program)
  program
    .command('dead-letters')
    .description(say({
      zh: '列出已收到而无法登账的消息及其原因；--replay 请各进程再试一次',
      en: 'List the messages that were received and could not be applied, with the reason; --replay asks their processes to try them again',
    }))
    .option('--replay', say({ zh: '请各进程在两秒内再试一次（修复之后）', en: 'ask the processes to try them again, which they do within seconds (after a fix)' }))
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .action(async ({ replay = false, json }: { replay?: boolean; json?: boolean }, command: Command) => {
      const settings = readSettings(root)
      if (isRefusal(settings)) throw Refused.by(settings)
      const letters: Letter[] = []
      const away: Away[] = []
      for (const config of readRunConfigs(settings.dataDir)) {
        await readLetters(config, replay).then((some) => letters.push(...some), (error: unknown) => away.push({ deployment: config.deployment, why: error instanceof Error ? error.message : String(error) }))
      }
      if (json) printJson(command, { deadLetters: letters, replayAsked: replay && letters.length > 0, unavailable: away })
      else printLetters(command, letters, away, replay)
      if (away.length > 0) process.exitCode = 1
    })
}

async function readLetters({ deployment, database }: RunConfig, replay: boolean): Promise<Letter[]> {
  const [{ Database }, { leaveRequest, listDeadLetters }] = await Promise.all([import('@tongban/database'), import('@tongban/exchange')])
  const db = await Database.open({ url: database.plumbingUrl, name: `tongban dead-letters ${deployment}`, max: 1, role: 'plumbing' })
  try {
    return await db.inPlumbing(async (tx) => {
      const letters = await listDeadLetters(tx)
      if (replay && letters.length > 0) await leaveRequest(tx, 'replay-dead-letters', new Date())
      return letters.map((letter) => ({ ...letter, deployment }))
    })
  } finally {
    await db.close()
  }
}

function printLetters(command: Command, letters: Letter[], away: Away[], replay: boolean): void {
  const say = sayIn(command)
  for (const { deployment, owner, source, topic, seq, type, why, field, explanation } of letters) {
    printLine(command, `${deployment} ${owner}: ${source} ${topic} ${seq} ${type}: ${why}${field ? ` ${field}` : ''}: ${explanation.split('\n')[0]!.slice(0, 200)}`)
  }
  for (const { deployment, why } of away) printLine(command, say({ zh: `${deployment}：无法读取其数据库（${why}）`, en: `${deployment}: its database cannot be read (${why})` }))
  const asked = replay && letters.length > 0
  printLine(command, say({
    zh: `${letters.length} 条消息待处理${asked ? '；已请各进程再试' : ''}`,
    en: `Dead letters: ${letters.length}${asked ? '; their processes were asked to try them again' : ''}`,
  }))
}
