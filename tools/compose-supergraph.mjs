/**
 * Composes schemas/graphql/{centre,city,coordination}.graphql into schemas/graphql/supergraph.graphql: `node tools/compose-supergraph.mjs [--check]`.
 * Fails when the subgraphs do not compose; with --check also when the file is stale.
 */
import { composeServices } from '@theguild/federation-composition'
import { parse } from 'graphql'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = new URL('../schemas/graphql/', import.meta.url)
const target = new URL('supergraph.graphql', folder)

export const subgraphs = ['centre', 'city', 'coordination']

/** The supergraph's SDL out of each subgraph's. Throws with every fault of the composition. */
export function compose(sdls) {
  const services = Object.entries(sdls).map(([name, sdl]) => ({ name, url: `http://${name}.invalid/graphql`, typeDefs: parse(sdl) }))
  const { errors, supergraphSdl } = composeServices(services)
  if (errors?.length) throw new Error(`The subgraphs do not compose:\n${errors.map(({ message }) => message).join('\n')}`)
  const note = '# Composed by tools/compose-supergraph.mjs. The gateway finds the processes by its configuration, not by the addresses here.\n'
  return `${note}${supergraphSdl.trim()}\n`
}

export const readSubgraphs = () => Object.fromEntries(subgraphs.map((name) => [name, readFileSync(new URL(`${name}.graphql`, folder), 'utf8')]))

/** Whether the committed supergraph is what its subgraphs compose to. */
export const isFresh = () => existsSync(target) && readFileSync(target, 'utf8') === compose(readSubgraphs())

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!process.argv.includes('--check')) writeFileSync(target, compose(readSubgraphs()))
  else if (!isFresh()) {
    console.error('schemas/graphql/supergraph.graphql is stale: run node tools/compose-supergraph.mjs and commit it')
    process.exitCode = 1
  }
}
