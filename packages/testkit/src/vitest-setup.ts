import { startTestPostgres } from './test-postgres.ts'

/** One PostgreSQL for a whole run of vitest. */
export async function setup(): Promise<() => Promise<void>> {
  const postgres = await startTestPostgres()
  return () => postgres.stop()
}
