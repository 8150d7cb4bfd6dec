/**
 * Vite's part of trusted documents. A build sends ids and writes the texts beside the pages for the gateway; the development server sends texts.
 * No GraphQL parser and no query text reaches the browser of a build.
 */
import { parse } from 'graphql'
import { callsIn, faultsOf, idOf, manifestOf, readDocuments } from './documents.mjs'

export function trustedDocuments(folder) {
  let building = true
  let documents
  return {
    name: 'trusted-documents',
    enforce: 'pre',
    configResolved({ command }) { building = command === 'build' },
    /** What every later call is answered from. */
    take(read) { documents = read },
    buildStart() {
      documents = readDocuments(folder)
      const faults = faultsOf(documents)
      if (faults.length === 0) return
      if (building) throw new Error(faults.join('\n'))
      for (const fault of faults) this.warn(fault)
    },
    transform(code, id) {
      if (!/\.tsx?$/.test(id) || !code.includes('graphql(') || id.includes('node_modules')) return undefined
      // While people write, a document may have changed since the last look.
      if (!building) documents = readDocuments(folder)
      let out = code
      for (const { text, start, end } of callsIn(code).reverse()) out = out.slice(0, start) + sent(text) + out.slice(end)
      if (!id.endsWith('shared/graph/graphql.ts') && /\bgraphql\s*\(/.test(out)) this.error('a graphql() call must hold one template without ${} and, at most, a list of fragments')
      return { code: out, map: null }
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'trusted-documents.json', source: `${JSON.stringify(manifestOf(documents), null, 1)}\n` })
    },
  }

  function sent(text) {
    const operation = documents.operations.get(operationIn(text))
    // A fragment alone is types and nothing else.
    if (!operation) return '{}'
    return JSON.stringify(building ? { documentId: idOf(operation.text) } : { query: operation.text })
  }
}

const operationIn = (text) => parse(text, { noLocation: true }).definitions.find(({ kind }) => kind === 'OperationDefinition')?.name?.value

