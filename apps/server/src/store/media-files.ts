import type { ChatRight, MediaId, MemberId, WorkspaceId } from '@lienmach/domain'
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
  /** Of the channel whose conversations show it; null for an upload that no reply carries yet. */
  chatRight: ChatRight | null
}

/** A stored file of a workspace. */
export async function findServable(
  tx: Db,
  workspaceId: WorkspaceId,
  id: string,
): Promise<ServableFile | null> {
  const found = await row<Omit<ServableFile, 'chatRight'> & ChatRightColumns>(
    tx,
    sql`
    select media.id, media.storage_key as "storageKey", media.content_type as "contentType", media.byte_size as "byteSize",
      media.name, media.uploaded_by as "uploadedBy", channel.chat_right as "right", channel.chat_owner_id as "ownerId"
    from media
    left join messages as message on message.workspace_id = media.workspace_id and message.id = media.message_id
    left join contacts as contact on contact.workspace_id = media.workspace_id and contact.id = media.contact_id
    left join channels as channel on channel.workspace_id = media.workspace_id
      and channel.id = coalesce(message.channel_id, contact.channel_id)
    where media.workspace_id = ${workspaceId} and media.id = ${id} and media.state = 'stored'
      and media.storage_key is not null`,
  )
  if (!found) return null
  const { right, ownerId, ...file } = found
  return { ...file, chatRight: right === null ? null : { right, ownerId } }
}

interface ChatRightColumns {
  right: ChatRight['right'] | null
  ownerId: MemberId | null
}
