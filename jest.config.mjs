const jsc = (tsx) => ({
  parser: { syntax: 'typescript', tsx, decorators: true },
  transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false, react: { runtime: 'automatic' } },
  target: 'es2023',
  keepClassNames: true,
})
const swc = (tsx) => ['@swc/jest', { swcrc: false, jsc: jsc(tsx), module: { type: 'es6' }, sourceMaps: 'inline' }]

/** One Jest for the whole workspace: ESM through swc, packages resolved to their sources by the custom export condition. */
export default {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@tongban/source', 'node', 'node-addons'] },
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test', '<rootDir>/tools'],
  testMatch: ['**/*.spec.{ts,tsx}'],
  // Pages are looked at in a real browser, which a newcomer's machine need not have: `npm run test:pages`. Nor need it have servers installed beside: `SERVERS=1`.
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/out-tsc/', '/test/pages/', ...(process.env.SERVERS ? [] : ['/test/servers/'])],
  modulePathIgnorePatterns: ['/dist/', '/out-tsc/'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': swc(false),
    '^.+\\.tsx$': swc(true),
  },
  globalSetup: '<rootDir>/libs/testing/jest/run.mjs',
  globalTeardown: '<rootDir>/libs/testing/jest/end.mjs',
  maxWorkers: 2,
  testTimeout: 30_000,
}
