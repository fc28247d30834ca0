import type { ChannelId, ConversationId, Instant, MessageId, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { exec, rows, sql } from './sql.ts'

/** A message as the platform tells it, ready to be kept. Moments are milliseconds. */
export interface InboundMessageRow {
  workspaceId: WorkspaceId
  id: MessageId
  channelId: ChannelId
  conversationId: ConversationId
  mid: string
  direction: 'in' | 'out'
  source: string
  appId: string | null
  kind: string
  text: string | null
  attachments: StoredAttachment[]
  replyToMid: string | null
  extra: Record<string, unknown>
  at: Instant
  platformAt: Instant | null
  receivedAt: Instant
  standby: boolean
  late: boolean
  editNo: number
  editedAt: Instant | null
  deletedAt: Instant | null
  stub: boolean
  origin: MessageOrigin
}

/** How we came to know a message: heard, or read in the platform's records. */
export type MessageOrigin = 'webhook' | 'import'

/** `url` is a link to be shown; files are found by `mediaId`. */
export interface StoredAttachment {
  type: string
  mediaId?: string
  url?: string
  name?: string
  title?: string
  payload?: Record<string, unknown>
}

const columns = `"workspaceId" uuid, id uuid, "channelId" uuid, "conversationId" uuid, mid text, direction text,
  source text, "appId" text, kind text, text text, attachments jsonb, "replyToMid" text, extra jsonb, at bigint,
  "platformAt" bigint, "receivedAt" bigint, standby boolean, late boolean, "editNo" smallint, "editedAt" bigint,
  "deletedAt" bigint, stub boolean, origin text`

/** Keeps the messages whose mid is new to their channel. Answers the ids of those; the others are left as they are. */
export async function insertNew(tx: Db, messages: readonly InboundMessageRow[]): Promise<Set<string>> {
  const inserted = await rows<{ id: string }>(
    tx,
    sql.named(
      'insert-new-messages',
      `
    insert into messages (workspace_id, id, channel_id, conversation_id, mid, direction, source, app_id, kind, text,
      attachments, reply_to_mid, extra, at, platform_at, received_at, standby, late, edit_no, edited_at, deleted_at, stub,
      origin)
    select "workspaceId", id, "channelId", "conversationId", mid, direction, source, "appId", kind, text, attachments,
      "replyToMid", extra, to_timestamp(at::float8 / 1000), to_timestamp("platformAt"::float8 / 1000),
      to_timestamp("receivedAt"::float8 / 1000), standby, late, "editNo", to_timestamp("editedAt"::float8 / 1000),
      to_timestamp("deletedAt"::float8 / 1000), stub, origin
    from jsonb_to_recordset($1::jsonb) as message (${columns})
    on conflict (workspace_id, channel_id, mid) do nothing
    returning id`,
      [JSON.stringify(messages)],
    ),
  )
  return new Set(inserted.map(({ id }) => id))
}

/** A message that is already kept, whoever brought it. */
export interface KnownMessage extends Omit<InboundMessageRow, 'origin'> {
  origin: MessageOrigin | 'accepted' | 'backfill'
  authorId: string | null
}

/** Locks the messages with these mids, as far as they are known. */
export function lockByMid(
  tx: Db,
  mids: readonly { workspaceId: WorkspaceId; channelId: ChannelId; mid: string }[],
) {
  return rows<KnownMessage>(
    tx,
    sql.named(
      'lock-messages-by-mid',
      `
    select workspace_id as "workspaceId", id, channel_id as "channelId", conversation_id as "conversationId",
      messages.mid, direction, source, author_id as "authorId", app_id as "appId", kind, text, attachments,
      reply_to_mid as "replyToMid", extra, at, platform_at as "platformAt", received_at as "receivedAt", standby, late,
      edit_no as "editNo", edited_at as "editedAt", deleted_at as "deletedAt", stub, origin
    from messages
    join jsonb_to_recordset($1::jsonb) as wanted ("workspaceId" uuid, "channelId" uuid, mid text)
      on workspace_id = wanted."workspaceId" and channel_id = wanted."channelId" and messages.mid = wanted.mid
    order by id
    for update of messages`,
      [JSON.stringify(mids)],
    ),
  )
}

/** Writes back what merging made of known messages. */
export async function saveMerged(tx: Db, messages: readonly KnownMessage[]): Promise<void> {
  await exec(
    tx,
    sql.named(
      'save-merged-messages',
      `
    update messages
    set direction = next.direction, source = next.source, app_id = next."appId", kind = next.kind, text = next.text,
      attachments = next.attachments, reply_to_mid = next."replyToMid", extra = next.extra,
      at = to_timestamp(next.at::float8 / 1000), platform_at = to_timestamp(next."platformAt"::float8 / 1000),
      standby = next.standby, late = next.late, edit_no = next."editNo",
      edited_at = to_timestamp(next."editedAt"::float8 / 1000),
      deleted_at = to_timestamp(next."deletedAt"::float8 / 1000), stub = next.stub, origin = next.origin
    from jsonb_to_recordset($1::jsonb) as next (${columns})
    where messages.workspace_id = next."workspaceId" and messages.id = next.id`,
      [JSON.stringify(messages)],
    ),
  )
}

/** Removes stubs with these mids and hands them over, so that a reply of ours can take the mid. */
export function takeStubs(
  tx: Db,
  mids: readonly { workspaceId: WorkspaceId; channelId: ChannelId; mid: string }[],
) {
  return rows<
    Pick<
      InboundMessageRow,
      'workspaceId' | 'channelId' | 'mid' | 'text' | 'editNo' | 'editedAt' | 'deletedAt'
    >
  >(
    tx,
    sql`
    delete from messages
    using jsonb_to_recordset(${JSON.stringify(mids)}::jsonb) as wanted ("workspaceId" uuid, "channelId" uuid, mid text)
    where workspace_id = wanted."workspaceId" and channel_id = wanted."channelId" and messages.mid = wanted.mid and stub
    returning workspace_id as "workspaceId", channel_id as "channelId", messages.mid, text, edit_no as "editNo",
      edited_at as "editedAt", deleted_at as "deletedAt"`,
  )
}
