import type { Instant, MediaId, MemberId, WorkspaceId } from '@lienmach/domain'
import type { FileType } from '../media/outgoing-kinds.ts'
import type { Db } from './db.ts'
import { exec, sql } from './sql.ts'

/** A file that somebody of ours put into the store. */
export interface UploadRow {
  id: MediaId
  uploadedBy: MemberId | null
  type: FileType
  storageKey: string
  contentType: string
  byteSize: number
  width: number | null
  height: number | null
  name: string
}

/** Notes an uploaded file, once its bytes are safely kept. */
export async function addUpload(
  tx: Db,
  workspaceId: WorkspaceId,
  file: UploadRow,
  at: Instant,
): Promise<void> {
  await exec(
    tx,
    sql`
    insert into media (workspace_id, id, uploaded_by, type, state, storage_key, content_type, byte_size, width, height,
      name, created_at)
    values (${workspaceId}, ${file.id}, ${file.uploadedBy}, ${file.type}, 'stored', ${file.storageKey},
      ${file.contentType}, ${file.byteSize}, ${file.width}, ${file.height}, ${file.name}, to_timestamp(${at} / 1000.0))`,
  )
}
