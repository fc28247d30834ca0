import type { ChannelId, Instant, MediaId, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { rows, sql } from './sql.ts'

/**
 * Has the pictures of channels copied that have none yet, or whose copy failed: browsers load nothing from a
 * platform. The platform's own address of a picture changes with every answer, so it says nothing about what is new.
 */
export async function fetchMissingPictures(
  tx: Db,
  workspaceId: WorkspaceId,
  channels: readonly { id: ChannelId; mediaId: MediaId }[],
  at: Instant,
): Promise<number> {
  const wanting = await rows<{ id: ChannelId }>(
    tx,
    sql`
    with wanting as (
      update channels set settings = settings || jsonb_build_object('pictureMediaId', wanted."mediaId")
      from jsonb_to_recordset(${JSON.stringify(channels)}::jsonb) as wanted (id uuid, "mediaId" uuid)
      where channels.workspace_id = ${workspaceId} and channels.id = wanted.id and channels.picture_url is not null
        and not exists (
          select from media
          where media.workspace_id = channels.workspace_id
            and media.id = (channels.settings ->> 'pictureMediaId')::uuid and media.state in ('pending', 'stored')
        )
      returning channels.id, wanted."mediaId", channels.picture_url
    )
    insert into media (workspace_id, id, channel_id, source_url, type, state, next_attempt_at, created_at)
    select ${workspaceId}, "mediaId", id, picture_url, 'profile_picture', 'pending',
      to_timestamp(${at} / 1000.0), to_timestamp(${at} / 1000.0)
    from wanting
    returning channel_id as id`,
  )
  return wanting.length
}
