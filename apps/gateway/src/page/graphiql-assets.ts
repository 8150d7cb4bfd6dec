import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'

export type GraphiqlAsset = 'graphiql.js' | 'graphiql.css' | 'editor.worker.js' | 'json.worker.js' | 'graphql.worker.js'

// The bundle is one 9 MB module of texts. Read in a thread of its own, it leaves this process with 2 MB of gzipped bytes.
const unpack = `
  const { parentPort, workerData } = require('node:worker_threads')
  const { gzipSync } = require('node:zlib')
  const bundle = require(workerData)
  const texts = { 'graphiql.js': bundle.js, 'graphiql.css': bundle.css, 'editor.worker.js': bundle.editorWorkerService, 'json.worker.js': bundle.jsonWorker, 'graphql.worker.js': bundle.graphqlWorker }
  parentPort.postMessage(Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, gzipSync(text)])))
`

let unpacked: Promise<Record<GraphiqlAsset, Uint8Array>> | undefined

/** GraphiQL's own files, gzipped, from the installed package: the page loads nothing from outside. Unpacked at the first request. */
export function graphiqlAssets(): Promise<Record<GraphiqlAsset, Uint8Array>> {
  unpacked ??= new Promise((resolve, reject) => {
    const bundle = createRequire(import.meta.url).resolve('@graphql-yoga/render-graphiql/graphiql')
    const worker = new Worker(unpack, { eval: true, workerData: bundle, execArgv: [] })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  return unpacked
}
