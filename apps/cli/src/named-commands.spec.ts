import { messages } from '@tongban/contracts'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { commands } from './commands.js'

const root = path.resolve(import.meta.dirname, '../../..')

/** Names of keys and hashes begin with the same word; they are no sentences. */
const LABELS = new Set(['data key', 'receipt codes', 'receipt', 'commands'].map((label) => `'tongban ${label}'`))

/** `tongban word` as somebody would type it: at the beginning of code or of a quotation, or after npx. */
const NAMED = /(?:[`"“'(]|--no-install )tongban ([a-z][\w-]*)[^`"”')\n]*[`"”')]?/g

const commandsNamedIn = (text: string): string[] => [...text.matchAll(NAMED)].filter(([whole]) => !LABELS.has(whole)).map(([, name]) => name!)
const unknown = (text: string): string[] => commandsNamedIn(text).filter((name) => !Object.hasOwn(commands, name))

function filesBelow(folder: string, ending: RegExp): string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name)
    if (statSync(file).isDirectory()) return ['node_modules', 'dist', 'out-tsc'].includes(name) ? [] : filesBelow(file, ending)
    return ending.test(name) && !/\.(spec|fixture)\.ts$/.test(name) ? [file] : []
  })
}

test('every command that the messages name is one of the commands', () => {
  const sentences = Object.entries(messages).flatMap(([code, { zh, en, description }]) => [zh, en, description].map((text) => [code, text] as const))
  expect(sentences.flatMap(([code, text]) => unknown(text).map((name) => `${code}: ${name}`))).toEqual([])
  expect(sentences.flatMap(([, text]) => commandsNamedIn(text)).length).toBeGreaterThan(2)
})

test('every command that the sources, READMEs and decisions name is one of the commands', () => {
  const files = [...['libs', 'apps'].flatMap((folder) => filesBelow(path.join(root, folder), /\.(ts|md)$/)), ...filesBelow(path.join(root, 'docs'), /\.md$/), path.join(root, 'README.md')]
  expect(files.flatMap((file) => unknown(readFileSync(file, 'utf8')).map((name) => `${path.relative(root, file)}: ${name}`))).toEqual([])
  expect(files.flatMap((file) => commandsNamedIn(readFileSync(file, 'utf8'))).length).toBeGreaterThan(10)
})

test('a command that does not exist is noticed', () => {
  expect(['import it with "tongban centre"', '`tongban enrol gz`', 'npx --no-install tongban portal', '（“tongban centre”）'].flatMap(unknown)).toEqual(['centre', 'enrol', 'portal', 'centre'])
})
