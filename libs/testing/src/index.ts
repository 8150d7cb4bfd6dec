export { FixedClock, fixedClock } from './fixed-clock.js'
export { fixtureCity, openFixtureCity } from './fixture-city.js'
export { type TestDatabase, testDatabase } from './test-database.js'
export { joinTestServer } from './server/test-server.js'
