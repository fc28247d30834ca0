import type { ChannelId, Instant, MediaId, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { exec, rows, sql } from './sql.ts'

/** Meta forgets uploads after 90 days; ours are renewed well before. */
const keptFor = 80 * 24 * 60 * 60 * 1_000

interface Of {
  workspaceId: WorkspaceId
  channelId: ChannelId
}

/** The platform's ids of files it has already. */
export async function findPlatformIds(
  db: Db,
  { workspaceId, channelId }: Of,
  mediaIds: readonly MediaId[],
): Promise<Map<MediaId, string>> {
  if (mediaIds.length === 0) return new Map()
  const found = await rows<{ mediaId: MediaId; platformId: string }>(
    db,
    sql`
    select media_id as "mediaId", platform_id as "platformId" from platform_files
    where workspace_id = ${workspaceId} and channel_id = ${channelId} and media_id = any(${mediaIds}::uuid[])`,
  )
  return new Map(found.map(({ mediaId, platformId }) => [mediaId, platformId]))
}

export async function savePlatformId(
  db: Db,
  { workspaceId, channelId }: Of,
  mediaId: MediaId,
  platformId: string,
  at: Instant,
): Promise<void> {
  await exec(
    db,
    sql`
    insert into platform_files (workspace_id, channel_id, media_id, platform_id, uploaded_at)
    values (${workspaceId}, ${channelId}, ${mediaId}, ${platformId}, to_timestamp(${at} / 1000.0))
    on conflict (workspace_id, channel_id, media_id) do update
    set platform_id = excluded.platform_id, uploaded_at = excluded.uploaded_at`,
  )
}

/** The platform no longer knows these: they are uploaded again before they are sent. */
export async function forgetPlatformIds(
  db: Db,
  { workspaceId, channelId }: Of,
  mediaIds: readonly MediaId[],
): Promise<void> {
  await exec(
    db,
    sql`
    delete from platform_files
    where workspace_id = ${workspaceId} and channel_id = ${channelId} and media_id = any(${mediaIds}::uuid[])`,
  )
}

/** Forgets what the platform is about to forget. */
export async function forgetOldPlatformIds(db: Db, now: Instant): Promise<void> {
  await exec(db, sql`delete from platform_files where uploaded_at < to_timestamp(${now - keptFor} / 1000.0)`)
}

export interface StoredUpload {
  mediaId: MediaId
  type: 'image' | 'video' | 'audio' | 'file'
  storageKey: string
  contentType: string
  name: string | null
}

/** Where our own copies of these files lie; those that were erased are left out. */
export function findStored(
  db: Db,
  workspaceId: WorkspaceId,
  mediaIds: readonly MediaId[],
): Promise<StoredUpload[]> {
  return rows<StoredUpload>(
    db,
    sql`
    select id as "mediaId", type, storage_key as "storageKey", content_type as "contentType", name
    from media
    where workspace_id = ${workspaceId} and id = any(${mediaIds}::uuid[]) and state = 'stored' and storage_key is not null`,
  )
}
