/** Writes generated/graph-env.d.ts, from which gql.tada reads the graph's types: before every type check, so that a changed schema fails it. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { introspectionFromSchema } from 'graphql'
import { minifyIntrospection, outputIntrospectionFile } from '@gql.tada/internal'
import { apiSchema } from './api-schema.mjs'

const file = new URL('../generated/graph-env.d.ts', import.meta.url)
const text = outputIntrospectionFile(minifyIntrospection(introspectionFromSchema(apiSchema(), { descriptions: false })), { fileType: '.d.ts', shouldPreprocess: true })

mkdirSync(new URL('.', file), { recursive: true })
// Left alone when nothing changed, so that tsc need not look again.
if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text)
