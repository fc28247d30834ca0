import { postgresOfThisRun } from '@lienmach/testkit'
import { buildApps } from '../../scripts/build-apps.ts'

/** Builds the browser apps when they changed, and starts one PostgreSQL for all browser tests. */
export default async function setup(): Promise<() => Promise<void>> {
  const [postgres] = await Promise.all([postgresOfThisRun(), buildApps(() => undefined)])
  return () => postgres.stop()
}
