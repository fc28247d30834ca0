import type { Instant } from '@lienmach/domain'
import type { Db } from './db.ts'
import { exec, row, sql } from './sql.ts'

export interface DeletionRequest {
  requestedAt: Instant
  finishedAt: Instant | null
}

/** Notes that a person asked Meta for deletion, and that it was done. Of the person only a keyed hash stays. */
export async function addDeletionRequest(
  pipeline: Db,
  request: { code: string; personHash: Buffer; channelsAffected: number },
  at: Instant,
): Promise<void> {
  await exec(
    pipeline,
    sql`
    insert into deletion_requests (confirmation_code, asid_hash, requested_at, finished_at, channels_affected)
    values (${request.code}, ${request.personHash}, to_timestamp(${at} / 1000.0), to_timestamp(${at} / 1000.0),
      ${request.channelsAffected})`,
  )
}

/** What became of a request, for whoever holds its code. */
export async function findDeletionRequest(pipeline: Db, code: string): Promise<DeletionRequest | null> {
  const found = await row<DeletionRequest>(
    pipeline,
    sql`
    select requested_at as "requestedAt", finished_at as "finishedAt"
    from deletion_requests where confirmation_code = ${code}`,
  )
  return found ?? null
}
