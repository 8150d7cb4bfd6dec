import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'

// Each zone needs a process of its own: Node reads TZ once. What a machine there says at noon UTC on these days, in hours from UTC.
const zones: Record<string, [january: number, july: number]> = { UTC: [0, 0], 'Asia/Shanghai': [8, 8], 'America/New_York': [-5, -4] }
const here = process.env['TONGBAN_ZONE']
const root = path.resolve(import.meta.dirname, '../../..')

if (here) {
  test(`this process is truly in ${here}`, () => {
    const hours = ['2015-01-15T12:00:00Z', '2015-07-15T12:00:00Z'].map((at) => 0 - new Date(at).getTimezoneOffset() / 60)
    expect([new Intl.DateTimeFormat().resolvedOptions().timeZone, ...hours]).toEqual([here, ...zones[here]!])
  })
} else {
  test.each(Object.keys(zones))('every test of the kernel holds under TZ=%s', async (zone) => {
    // The workspace's own configuration without its database, which the kernel has no use for.
    const { default: { globalSetup: _setup, globalTeardown: _teardown, ...config } } = (await import('../../../jest.config.mjs' as string)) as { default: Record<string, unknown> }
    const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js', '--config', JSON.stringify({ ...config, rootDir: root }), '--runInBand', '--json', 'libs/kernel/src']
    const { stdout } = await promisify(execFile)(process.execPath, jest, { cwd: root, env: { ...process.env, TZ: zone, TONGBAN_ZONE: zone }, maxBuffer: 2 ** 26 }).catch((failed: { stdout: string }) => failed)
    const report = JSON.parse(stdout) as { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number; testResults: { message: string }[] }
    expect([report.numFailedTests, report.numFailedTestSuites, report.testResults.map(({ message }) => message).join('')]).toEqual([0, 0, ''])
    expect(report.numPassedTests).toBeGreaterThan(100)
  }, 180_000)
}
