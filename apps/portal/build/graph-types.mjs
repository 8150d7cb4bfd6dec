/**
 * Before every type check: writes generated/graph-env.d.ts, from which gql.tada reads the graph's types, and holds every document to the schema,
 * since a field that is gone is no type error where nobody reads it.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { introspectionFromSchema } from 'graphql'
import { minifyIntrospection, outputIntrospectionFile } from '@gql.tada/internal'
import { fileURLToPath } from 'node:url'
import { apiSchema } from './api-schema.mjs'
import { faultsOf, readDocuments } from './documents.mjs'

const file = new URL('../generated/graph-env.d.ts', import.meta.url)
const schema = apiSchema()
const text = outputIntrospectionFile(minifyIntrospection(introspectionFromSchema(schema, { descriptions: false })), { fileType: '.d.ts', shouldPreprocess: true })

mkdirSync(new URL('.', file), { recursive: true })
// Left alone when nothing changed, so that tsc need not look again.
if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text)

const faults = faultsOf(readDocuments(fileURLToPath(new URL('..', import.meta.url))), schema)
for (const fault of faults) console.error(`apps/portal/${fault}`)
if (faults.length > 0) process.exitCode = 1
