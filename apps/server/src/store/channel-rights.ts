import { type ChannelId, type ChatRight, maySeeChats, type Viewer, type WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { rows, sql } from './sql.ts'

export interface ChannelRight extends ChatRight {
  channelId: ChannelId
}

/** The chat right of every channel of a workspace that keeps it for one member; the others are open to all. */
export function listPrivateChannels(tx: Db, workspaceId: WorkspaceId): Promise<ChannelRight[]> {
  return rows<ChannelRight>(
    tx,
    sql`
    select id as "channelId", chat_right as right, chat_owner_id as "ownerId"
    from channels
    where workspace_id = ${workspaceId} and chat_right = 'only_me'
    order by id`,
  )
}

/** The channels whose conversations do not exist for a viewer. Lists leave them out, and single ones are not found. */
export async function hiddenChannels(tx: Db, workspaceId: WorkspaceId, viewer: Viewer): Promise<ChannelId[]> {
  if (viewer.manages) return []
  return hiddenAmong(await listPrivateChannels(tx, workspaceId), viewer)
}

/** Those of the given channels whose conversations do not exist for a viewer. */
export function hiddenAmong(channels: readonly ChannelRight[], viewer: Viewer): ChannelId[] {
  return channels.filter((channel) => !maySeeChats(channel, viewer)).map(({ channelId }) => channelId)
}
