/** After a Jest run: gives up its lease on the test server, which ends when it was the last. */
export default async function teardown() {
  const { leaveTestServer } = await import('../dist/server/test-server.js')
  await leaveTestServer()
}
