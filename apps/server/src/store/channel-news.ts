import type { ChannelId, Instant, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { row, sql } from './sql.ts'

interface Place {
  workspaceId: WorkspaceId
  id: ChannelId
}

/** Whether a channel's platform lets it send, as of a moment of the platform's. Older news than what is known says nothing. */
export async function noteRestriction(
  tx: Db,
  { workspaceId, id }: Place,
  restricted: boolean,
  at: Instant,
): Promise<boolean> {
  const heard = await row(
    tx,
    sql`
    update channels set settings = settings || jsonb_build_object('policyAt', ${at}::bigint),
      restricted_since = case when ${restricted}::boolean then coalesce(restricted_since, to_timestamp(${at} / 1000.0)) end,
      next_check_at = least(next_check_at, to_timestamp(${at} / 1000.0))
    where workspace_id = ${workspaceId} and id = ${id} and coalesce((settings ->> 'policyAt')::bigint, 0) < ${at}::bigint
    returning id`,
  )
  return Boolean(heard)
}

/** Who is the primary receiver, likewise. That there is one tells how conversations are shared. */
export async function noteReceiver(
  tx: Db,
  { workspaceId, id }: Place,
  is: 'us' | 'other',
  at: Instant,
): Promise<boolean> {
  const heard = await row(
    tx,
    sql`
    update channels set settings = settings || jsonb_build_object('rolesAt', ${at}::bigint),
      control_mode = 'handover', default_app = ${is}, next_check_at = least(next_check_at, to_timestamp(${at} / 1000.0))
    where workspace_id = ${workspaceId} and id = ${id} and coalesce((settings ->> 'rolesAt')::bigint, 0) < ${at}::bigint
    returning id`,
  )
  return Boolean(heard)
}
