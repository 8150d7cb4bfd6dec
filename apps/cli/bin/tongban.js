#!/usr/bin/env node
// Committed as a file, so that npm links it at install. Builds what is not built yet, then runs the command line.
import { build } from '../../../tools/build.mjs'

const major = Number(process.versions.node.split('.')[0])
if (major < 22) {
  console.error(`Tongban needs Node 22 or newer and found ${process.version}. On Linux x64 and arm64 "npm ci" brings Node 24: run "npx --no-install tongban" in the project's folder.`)
  process.exit(2)
}
await build()
// Only what serves pages needs them; every other command starts at once.
if (process.argv[2] === 'up') {
  const { buildPages } = await import('../../../tools/build-pages.mjs')
  // Without them everything else works, and the gateway says what to run, or serves the pages of before.
  await buildPages().catch((error) => console.error(error.message))
}
await import('../dist/main.js')
