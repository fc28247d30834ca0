import { postgresOfThisRun } from './test-postgres.ts'

/** One PostgreSQL for a whole run of tests; each file clones its database from the template. */
export default async function setup(): Promise<() => Promise<void>> {
  const postgres = await postgresOfThisRun()
  return () => postgres.stop()
}
