import type { Instant } from '@lienmach/domain'
import type { Db } from './db.ts'
import { exec, row, sql } from './sql.ts'

/**
 * Notes which database this is. `changed`: it is not the one that dispatchers last worked on, so it was restored from a
 * backup or took over from another. The first time is no change.
 */
export async function noteDatabase(tx: Db, now: Instant): Promise<'same' | 'changed'> {
  const known = await row<{ same: boolean }>(
    tx,
    sql`
    select identity = database_identity() as same from dispatch_database for update`,
  )
  if (known?.same) return 'same'
  await exec(
    tx,
    sql`
    insert into dispatch_database (identity, since) values (database_identity(), to_timestamp(${now} / 1000.0))
    on conflict (lone) do update set identity = excluded.identity, since = excluded.since`,
  )
  return known === undefined ? 'same' : 'changed'
}
