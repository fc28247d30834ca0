import type { Db } from './db.ts'
import { row, sql } from './sql.ts'

/**
 * Whether the holder of a lease has ended: `wake.attest` holds a lock under its id on a connection that ends with the
 * process. One that is only cut off may count as gone; what it still tries then fails at its epoch.
 */
export async function isGone(db: Db, holder: string): Promise<boolean> {
  const found = await row<{ gone: boolean }>(
    db,
    sql`select pg_try_advisory_xact_lock(hashtextextended(${holder}, 0)) as gone`,
  )
  return found?.gone ?? false
}
