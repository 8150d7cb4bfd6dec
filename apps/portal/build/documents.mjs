/**
 * Finds every graphql(`…`) of the portal's sources and joins each operation with the fragments it spreads, wherever those stand:
 * names are unique in the portal, so that no module need be run to know a document's text. Refuses what the supergraph does not answer.
 */
import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse, print, validate, visit } from 'graphql'
import { apiSchema } from './api-schema.mjs'

const CALL = /\bgraphql\(\s*`((?:[^`$]|\$(?!\{))*)`\s*(?:,\s*\[[^\]]*\]\s*,?\s*)?\)/g

export const callsIn = (code) => [...code.matchAll(CALL)].map((found) => ({ text: found[1], start: found.index, end: found.index + found[0].length }))

/** Every operation's whole text by name, and the files that take part in it. Throws, naming the file, on a document that cannot be sent. */
export function readDocuments(folder) {
  const defined = new Map()
  for (const file of globSync('src/**/*.{ts,tsx}', { cwd: folder, exclude: (name) => String(name).includes('.spec.') })) {
    for (const { text } of callsIn(readFileSync(path.join(folder, file), 'utf8'))) {
      for (const definition of parsed(text, file).definitions) {
        const name = definition.name?.value
        if (!name) throw new Error(`${file}: every operation needs a name`)
        if (defined.has(name)) throw new Error(`${file}: ${name} is already the name of a document in ${defined.get(name).file}`)
        defined.set(name, { definition, file })
      }
    }
  }
  const operations = new Map()
  for (const [name, { definition, file }] of defined) {
    if (definition.kind === 'OperationDefinition') operations.set(name, wholeText(name, file, defined))
  }
  return { operations, kinds: new Map([...defined].map(([name, { definition }]) => [name, definition.kind])) }
}

/** Faults of the operations against the schema, each with its file. */
export function faultsOf({ operations }, schema = apiSchema()) {
  return [...operations.values()].flatMap(({ text, file }) => validate(schema, parse(text)).map(({ message }) => `${file}: ${message}`))
}

export const idOf = (text) => createHash('sha256').update(text).digest('hex')

/** What the gateway takes by its id. */
export const manifestOf = ({ operations }) => Object.fromEntries([...operations.values()].map(({ text }) => [idOf(text), text]))

function wholeText(name, file, defined) {
  const taken = new Map()
  const take = (one, from) => {
    if (taken.has(one)) return
    const entry = defined.get(one)
    if (!entry) throw new Error(`${from}: there is no fragment ${one} in the portal`)
    taken.set(one, entry)
    visit(entry.definition, { FragmentSpread: ({ name: spread }) => take(spread.value, entry.file) })
  }
  take(name, file)
  const text = [...taken.values()].map(({ definition }) => print(definition)).join('\n')
  return { text: text.replace(/\s+/g, ' '), file, files: [...new Set([...taken.values()].map((entry) => entry.file))] }
}

function parsed(text, file) {
  try {
    return parse(text, { noLocation: true })
  } catch (error) {
    throw new Error(`${file}: ${error.message}`, { cause: error })
  }
}
