import type { MediaId, MemberId, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { row, sql } from './sql.ts'

/** A file that can be served, and what decides who may see it. */
export interface ServableFile {
  id: MediaId
  storageKey: string
  contentType: string
  byteSize: number
  name: string | null
  uploadedBy: MemberId | null
  /** Whether a message or a contact within the view shows it. */
  isSeen: boolean
  /** An upload that no reply carries yet. */
  isLoose: boolean
}

/** A stored file of a workspace, within somebody's view of it. */
export async function findServable(
  tx: Db,
  workspaceId: WorkspaceId,
  id: string,
): Promise<ServableFile | null> {
  const found = await row<ServableFile>(
    tx,
    sql`
    select media.id, media.storage_key as "storageKey", media.content_type as "contentType", media.byte_size as "byteSize",
      media.name, media.uploaded_by as "uploadedBy",
      message.id is not null or contact.id is not null or channel.id is not null as "isSeen",
      media.message_id is null and media.contact_id is null and channel.id is null as "isLoose"
    from media
    left join messages as message on message.workspace_id = media.workspace_id and message.id = media.message_id
    left join contacts as contact on contact.workspace_id = media.workspace_id and contact.id = media.contact_id
    left join channels as channel on channel.workspace_id = media.workspace_id
      and channel.settings ->> 'pictureMediaId' = media.id::text
    where media.workspace_id = ${workspaceId} and media.id = ${id} and media.state = 'stored'
      and media.storage_key is not null`,
  )
  return found ?? null
}
