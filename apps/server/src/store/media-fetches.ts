import type { ChannelId, Instant, MediaId, MessageId, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { exec, rows, type Statement, sql } from './sql.ts'

/** A file that a platform keeps for a while and that has to be copied to our store. */
export interface PendingMedia {
  workspaceId: WorkspaceId
  id: MediaId
  channelId: ChannelId
  messageId: MessageId | null
  contactId: string | null
  sourceUrl: string
  type: string
  name: string | null
}

/** Notes files to be fetched. */
export async function addPending(tx: Db, media: readonly PendingMedia[], now: Instant): Promise<void> {
  if (media.length === 0) return
  await exec(
    tx,
    sql.named(
      'add-pending-media',
      `
    insert into media (workspace_id, id, channel_id, message_id, contact_id, source_url, type, name, state,
      next_attempt_at, created_at)
    select "workspaceId", id, "channelId", "messageId", "contactId", "sourceUrl", type, name, 'pending',
      to_timestamp($2::float8 / 1000), to_timestamp($2::float8 / 1000)
    from jsonb_to_recordset($1::jsonb) as file ("workspaceId" uuid, id uuid, "channelId" uuid, "messageId" uuid,
      "contactId" uuid, "sourceUrl" text, type text, name text)`,
      [JSON.stringify(media), now],
    ),
  )
}

/** Takes the files of messages that were taken back out of reach at once; the bytes follow (`listErased`). */
export async function eraseOfMessages(
  tx: Db,
  messages: readonly { workspaceId: WorkspaceId; id: string }[],
): Promise<void> {
  if (messages.length === 0) return
  await exec(
    tx,
    sql`
    update media set state = 'erased', source_url = null, next_attempt_at = null
    from jsonb_to_recordset(${JSON.stringify(messages)}::jsonb) as message ("workspaceId" uuid, id uuid)
    where media.workspace_id = message."workspaceId" and media.message_id = message.id`,
  )
}

export interface DueMedia {
  workspaceId: WorkspaceId
  id: MediaId
  messageId: MessageId | null
  contactId: string | null
  sourceUrl: string
  type: string
  name: string | null
  attempts: number
}

/** Takes files that are due and puts their next attempt off, so that a death while fetching only delays them. */
export function claimDue(db: Db, now: Instant, limit: number, leaseMs: number) {
  return rows<DueMedia>(
    db,
    sql`
    update media set attempts = attempts + 1, next_attempt_at = to_timestamp((${now}::float8 + ${leaseMs}) / 1000)
    where (workspace_id, id) in (
      select workspace_id, id from media
      where state = 'pending' and source_url is not null and next_attempt_at <= to_timestamp(${now} / 1000.0)
      order by next_attempt_at
      limit ${limit}
      for update skip locked
    )
    returning workspace_id as "workspaceId", id, message_id as "messageId", contact_id as "contactId",
      source_url as "sourceUrl", type, name, attempts`,
  )
}

export interface StoredFile {
  storageKey: string
  contentType: string
  byteSize: number
  width: number | null
  height: number | null
}

/** The copy is ours. Answers nothing when the file was taken back meanwhile: then the copy has to go again. */
export function markStored(
  tx: Db,
  { workspaceId, id }: Pick<DueMedia, 'workspaceId' | 'id'>,
  file: StoredFile,
) {
  return rows<{ id: MediaId }>(
    tx,
    sql`
    update media
    set state = 'stored', storage_key = ${file.storageKey}, content_type = ${file.contentType}, byte_size = ${file.byteSize},
      width = ${file.width}, height = ${file.height}, failure = null, next_attempt_at = null
    where workspace_id = ${workspaceId} and id = ${id} and state = 'pending'
    returning id`,
  )
}

/** Tries again later, or gives up (`retryAt` null). */
export async function markFailed(
  tx: Db,
  { workspaceId, id }: Pick<DueMedia, 'workspaceId' | 'id'>,
  failure: string,
  retryAt: Instant | null,
) {
  await exec(
    tx,
    sql`
    update media
    set state = case when ${retryAt}::float8 is null then 'failed' else 'pending' end, failure = ${failure},
      next_attempt_at = to_timestamp(${retryAt}::float8 / 1000)
    where workspace_id = ${workspaceId} and id = ${id} and state = 'pending'`,
  )
}

/** Selects files that are due. */
export const dueFiles = (now: Instant): Statement => sql`
  select from media
  where state = 'pending' and source_url is not null and next_attempt_at <= to_timestamp(${now}::float8 / 1000)`

const isErased = sql`state = 'erased' and storage_key is not null`

/** Files whose bytes are to be removed from the store. */
export function listErased(db: Db, limit: number) {
  return rows<{ workspaceId: WorkspaceId; id: MediaId; storageKey: string }>(
    db,
    sql`
    select workspace_id as "workspaceId", id, storage_key as "storageKey"
    from media where ${isErased} order by workspace_id, id limit ${limit}`,
  )
}

/** The bytes are gone. */
export async function forgetBytes(
  db: Db,
  { workspaceId, id }: { workspaceId: WorkspaceId; id: MediaId },
): Promise<void> {
  await exec(
    db,
    sql`
    update media set storage_key = null where workspace_id = ${workspaceId} and id = ${id} and state = 'erased'`,
  )
}

/** Selects files whose bytes wait to be removed. */
export const erasedFiles = (): Statement => sql`select from media where ${isErased}`
