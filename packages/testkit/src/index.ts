export { createDatabase, startTestPostgres, type TestDatabase } from './test-postgres.ts'
export { TurnableClock } from './turnable-clock.ts'
