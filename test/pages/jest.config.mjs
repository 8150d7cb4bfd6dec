import path from 'node:path'
import base from '../../jest.config.mjs'

/** Pages are looked at in a real browser, which a newcomer's machine need not have: a run of its own, by tools/test-pages.mjs. */
export default {
  ...base,
  rootDir: path.resolve(import.meta.dirname, '../..'),
  roots: ['<rootDir>/test/pages'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/out-tsc/'],
  testTimeout: 60_000,
}
