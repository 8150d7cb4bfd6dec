/** Before a Jest run: names the run, and compiles what the test server's guardian needs. */
export default async function setup() {
  process.env.TONGBAN_TEST_RUN ??= String(process.pid)
  const { build } = await import('../../../tools/build.mjs')
  await build(['libs/kernel', 'libs/contracts', 'libs/database', 'libs/testing'])
}
