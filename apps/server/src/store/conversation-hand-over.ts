import type { ChannelId, Instant, MemberId, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { rows, sql } from './sql.ts'

/** Puts one member in charge of all open conversations of a channel. Returns the ids of those that changed hands. */
export async function assignOpenConversations(
  tx: Db,
  {
    workspaceId,
    channelId,
    memberId,
  }: { workspaceId: WorkspaceId; channelId: ChannelId; memberId: MemberId },
  at: Instant,
): Promise<string[]> {
  const moved = await rows<{ id: string }>(
    tx,
    sql`
    update conversations set assignee_id = ${memberId}, assigned_at = to_timestamp(${at} / 1000.0)
    where workspace_id = ${workspaceId} and channel_id = ${channelId} and status = 'open'
      and assignee_id is distinct from ${memberId}::uuid
    returning id`,
  )
  return moved.map(({ id }) => id)
}
