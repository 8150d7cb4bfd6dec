export { FixedClock, fixedClock } from './fixed-clock.js'
export { type TestDatabase, testDatabase } from './test-database.js'
export { joinTestServer } from './server/test-server.js'
