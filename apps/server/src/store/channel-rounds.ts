import type { ChannelCheckView, ChannelView } from '@lienmach/contract'
import type { ChannelId, Instant, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { rows, sql } from './sql.ts'

/** A channel on the doctor's rounds through the whole installation. */
export interface RoundsChannel {
  workspaceId: WorkspaceId
  channelId: ChannelId
  name: string
  workspaceName: string
  health: ChannelView['health']
  checkedAt: Instant | null
  /** The answers that ask for something to be done, the worst first. */
  found: Pick<ChannelCheckView, 'check' | 'state' | 'reason' | 'data' | 'guide'>[]
}

/** Every channel of the installation that is in use. */
export function listRounds(pipeline: Db): Promise<RoundsChannel[]> {
  return rows<RoundsChannel>(
    pipeline,
    sql`
    select channel.workspace_id as "workspaceId", channel.id as "channelId", channel.name,
      workspace.name as "workspaceName", channel.health, channel.checked_at as "checkedAt",
      coalesce((
        select jsonb_agg(jsonb_build_object('check', name, 'state', state, 'reason', reason, 'data', data, 'guide', guide)
          order by state, since)
        from channel_checks as answer
        where answer.workspace_id = channel.workspace_id and answer.channel_id = channel.id
          and answer.state in ('look', 'broken')), '[]') as found
    from channels as channel
    join workspaces as workspace on workspace.id = channel.workspace_id
    where channel.state in ('connecting', 'connected', 'needs_reconnect')
    order by workspace.name, channel.name, channel.id`,
  )
}
