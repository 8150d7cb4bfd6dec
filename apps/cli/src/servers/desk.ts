import { setTimeout as sleep } from 'node:timers/promises'
import { isRefusal, textIn, type Localized } from '@tongban/kernel'
import type { Context } from '../context.js'
import { Refused } from '../refused.js'
import { holderOf, lockFolder } from '../up/lock.js'
import type { Settings } from '../up/settings.js'
import { layoutOf, type Layout, type ServerName } from './layout.js'
import type { RealServer } from './real-server.js'
import { ServerProgress } from './server-progress.js'
import { serverOf } from './server-of.js'
import { startServer, stopServer } from './start-server.js'

export interface Found { server: ServerName; healthy: boolean; pid?: number; port?: number; why?: string; line: string }

/** How long one of these commands waits for another on the same folder: as long as a first start may take. */
const LOCK_PATIENCE_SECONDS = 300

/** Starts, stops and looks at the servers of one data folder, one command after the other. */
export class ServersDesk {
  private readonly layout: Layout

  constructor(settings: Settings, private readonly context: Context) {
    this.layout = layoutOf(settings)
  }

  /** Each as soon as it can; what was started before one refused goes on running. */
  async start(names: readonly ServerName[]): Promise<void> {
    await this.alone(async () => {
      for (const name of names) {
        const began = Date.now()
        const server = await serverOf(name, this.layout)
        const progress = new ServerProgress(this.context)
        try {
          const how = await startServer(server, this.layout, (step, share) => progress.show(step, share), this.context.err)
          progress.stop()
          const seconds = ((Date.now() - began) / 1000).toFixed(1)
          const where = `127.0.0.1:${this.layout.port(server.seat)}`
          if (how === 'adopted') this.say({ zh: `${server.title} 已在 ${where} 运行，直接使用（${seconds} 秒）`, en: `${server.title} runs on ${where} already and is used as it is (${seconds} s)` })
          else this.say({ zh: `${server.title} 已在 ${where} 就绪（${seconds} 秒）`, en: `${server.title} is ready on ${where} (${seconds} s)` })
          const notice = server.notice?.()
          if (notice) this.say(notice)
        } finally {
          progress.stop()
        }
      }
      this.say({ zh: `客户端所需的一切在 ${this.layout.stateFile}`, en: `What clients need stands in ${this.layout.stateFile}` })
    })
  }

  async stop(names: readonly ServerName[]): Promise<void> {
    await this.alone(async () => {
      for (const name of [...names].reverse()) {
        const began = Date.now()
        const server = await serverOf(name, this.layout)
        const ran = await stopServer(server, this.layout)
        const seconds = ((Date.now() - began) / 1000).toFixed(1)
        this.say(ran ? { zh: `${server.title} 已停止（${seconds} 秒）`, en: `${server.title} has stopped (${seconds} s)` } : { zh: `${server.title} 没有在运行`, en: `${server.title} was not running` })
      }
    })
  }

  async status(names: readonly ServerName[]): Promise<Found[]> {
    return Promise.all(names.map(async (name) => this.lookAt(await serverOf(name, this.layout))))
  }

  private async lookAt(server: RealServer): Promise<Found> {
    const running = server.find()
    const text = (line: Localized): string => textIn(line, this.context.lang)
    if (!running) return { server: server.name, healthy: false, why: 'not running', line: text({ zh: `${server.title}：没有运行`, en: `${server.title}: not running` }) }
    const why = await server.ailment()
    const at = `127.0.0.1:${running.port}, ${running.pid}`
    return {
      server: server.name, healthy: why === undefined, ...running, ...(why !== undefined && { why }),
      line: why === undefined
        ? text({ zh: `${server.title}：健康（${at}）`, en: `${server.title}: healthy (${at})` })
        : text({ zh: `${server.title}：在运行但不健康（${at}）：${why}`, en: `${server.title}: running and not healthy (${at}): ${why}` }),
    }
  }

  /** One command at a time: a second one waits, and then finds what the first did. */
  private async alone(work: () => Promise<void>): Promise<void> {
    const { folder, basePort } = this.layout
    const until = Date.now() + LOCK_PATIENCE_SECONDS * 1_000
    let told = false
    for (;;) {
      const lock = lockFolder(folder, basePort)
      if (!isRefusal(lock)) {
        try {
          return await work()
        } finally {
          lock.release()
        }
      }
      if (lock.refused !== 'running-already') throw Refused.by(lock)
      const pid = holderOf(folder)
      if (Date.now() > until) throw new Refused('servers-busy', { folder, pid: String(pid ?? 0), seconds: LOCK_PATIENCE_SECONDS })
      if (!told) this.say({ zh: `等待进程 ${pid ?? '?'} 完成对此数据目录的操作`, en: `waiting for process ${pid ?? '?'}, which is at work on this folder` })
      told = true
      await sleep(200)
    }
  }

  private say(text: Localized): void {
    this.context.out(`${textIn(text, this.context.lang)}\n`)
  }
}
