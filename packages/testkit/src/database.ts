import { databaseFrom, type TestDatabase } from './test-postgres.ts'

/** A database of one's own in the PostgreSQL of this run. */
export function createDatabase(): Promise<TestDatabase> {
  const templateUrl = process.env.LIENMACH_TEST_POSTGRES
  if (templateUrl === undefined)
    throw new Error('No PostgreSQL for tests: run them through vitest or `npm test`.')
  return databaseFrom(templateUrl)
}
