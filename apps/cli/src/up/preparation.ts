import { fork } from 'node:child_process'
import path from 'node:path'
import { RefusedError } from '@tongban/contracts'
import type { Localized, Refusal } from '@tongban/kernel'
import type { Engines } from '../engines/engines.js'
import type { Databases } from './databases.js'
import type { Settings } from './settings.js'

/** What is to be prepared: databases, tables and the demo city of these deployments, and the engines they run on. */
export interface Preparation {
  adminUrl: string
  settings: Settings
  deployments: string[]
  engines: Engines
}

/** `note`: what the operator should know when all is ready. */
export type PreparationNews = { step: Localized } | { doing: Localized } | { note: Localized } | { databases: Databases } | { refused: Refusal } | { failed: string }

export interface Listener {
  finished(step: Localized): void
  doing(step: Localized): void
  note(text: Localized): void
}

/** Prepares in a process of its own, which ends when it is done; tells each step that is finished. Throws what it was refused. */
export function prepareAside(preparation: Preparation, listener: Listener): Promise<Databases> {
  const child = fork(path.join(import.meta.dirname, 'preparing.js'), [], {
    env: { ...process.env, NODE_COMPILE_CACHE: path.join(preparation.settings.dataDir, 'compile-cache', 'preparing') },
    execArgv: ['--enable-source-maps', '--disable-warning=ExperimentalWarning'],
  })
  return new Promise((resolve, reject) => {
    child.on('message', (news: PreparationNews) => {
      if ('step' in news) return listener.finished(news.step)
      if ('doing' in news) return listener.doing(news.doing)
      if ('note' in news) return listener.note(news.note)
      if ('databases' in news) return resolve(news.databases)
      reject('refused' in news ? new RefusedError(news.refused) : new Error(news.failed))
    })
    child.once('exit', (code, signal) => reject(new Error(`preparing the databases ended early (${signal ?? `exit code ${code}`})`)))
    child.send(preparation)
  })
}
