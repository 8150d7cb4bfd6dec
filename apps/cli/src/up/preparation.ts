import { fork } from 'node:child_process'
import path from 'node:path'
import { RefusedError } from '@tongban/contracts'
import type { Localized, Refusal } from '@tongban/kernel'
import type { Databases } from './databases.js'
import type { Settings } from './settings.js'

/** What is to be prepared: databases, tables and the demo city of these deployments. */
export interface Preparation {
  adminUrl: string
  settings: Settings
  deployments: string[]
}

export type PreparationNews = { step: Localized } | { databases: Databases } | { refused: Refusal } | { failed: string }

/** Prepares in a process of its own, which ends when it is done; tells each step that is finished. Throws what it was refused. */
export function prepareAside(preparation: Preparation, finished: (step: Localized) => void): Promise<Databases> {
  const child = fork(path.join(import.meta.dirname, 'preparing.js'), [], {
    env: { ...process.env, NODE_COMPILE_CACHE: path.join(preparation.settings.dataDir, 'compile-cache', 'preparing') },
    execArgv: ['--enable-source-maps', '--disable-warning=ExperimentalWarning'],
  })
  return new Promise((resolve, reject) => {
    child.on('message', (news: PreparationNews) => {
      if ('step' in news) return finished(news.step)
      if ('databases' in news) return resolve(news.databases)
      reject('refused' in news ? new RefusedError(news.refused) : new Error(news.failed))
    })
    child.once('exit', (code, signal) => reject(new Error(`preparing the databases ended early (${signal ?? `exit code ${code}`})`)))
    child.send(preparation)
  })
}
