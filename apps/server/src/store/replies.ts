import type {
  ChannelId,
  ChannelStanding,
  ConversationId,
  Instant,
  MediaId,
  MemberId,
  MessageId,
  ThreadFacts,
  WorkspaceId,
} from '@lienmach/domain'
import type { Db } from './db.ts'
import { exec, row, rows, sql } from './sql.ts'

/** What decides whether a reply of this conversation could go now. */
export interface ReplySituation {
  channelId: ChannelId
  channelKind: 'facebook_page' | 'instagram' | 'zalo_oa'
  channel: ChannelStanding
  threadFacts: ThreadFacts
  lastCustomerAt: Instant | null
  unreachableSince: Instant | null
  pausedUntil: Instant | null
}

export async function findSituation(
  tx: Db,
  workspaceId: WorkspaceId,
  conversationId: ConversationId,
): Promise<ReplySituation | null> {
  const found = await row<ReplySituation>(
    tx,
    sql.named(
      'find-reply-situation',
      `
    select channel.id as "channelId", channel.kind as "channelKind",
      jsonb_build_object('state', channel.state, 'mayMessage', 'pages_messaging' <> all(channel.missing_scopes),
        'restricted', channel.restricted_since is not null, 'defaultApp', channel.default_app,
        'humanAgent', channel.human_agent) as channel,
      conversation.thread_facts as "threadFacts", conversation.last_customer_at as "lastCustomerAt",
      contact.unreachable_since as "unreachableSince", lease.paused_until as "pausedUntil"
    from conversations as conversation
    join channels as channel on channel.workspace_id = conversation.workspace_id and channel.id = conversation.channel_id
    join contacts as contact on contact.workspace_id = conversation.workspace_id and contact.id = conversation.contact_id
    left join dispatch_leases as lease on lease.workspace_id = channel.workspace_id and lease.channel_id = channel.id
    where conversation.workspace_id = $1 and conversation.id = $2`,
      [workspaceId, conversationId],
    ),
  )
  return found ?? null
}

export interface ReplyMessage {
  id: MessageId
  authorId: MemberId | null
  kind: 'text' | 'attachments' | 'sticker'
  text: string | null
  attachments: { type: 'image' | 'video' | 'audio' | 'file'; mediaId: MediaId }[]
  replyToMid: string | null
  extra: { stickerId?: string }
}

/** Puts replies into the timeline, and the last of them into the list; whoever waited there is answered. */
export async function insertReplies(
  tx: Db,
  workspaceId: WorkspaceId,
  of: { channelId: ChannelId; conversationId: ConversationId },
  replies: readonly ReplyMessage[],
  at: Instant,
): Promise<void> {
  await exec(
    tx,
    sql.named(
      'insert-replies',
      `
    insert into messages (workspace_id, id, channel_id, conversation_id, direction, source, author_id, kind, text,
      attachments, reply_to_mid, extra, at, received_at, origin)
    select $1, id, $2, $3, 'out', 'agent', "authorId", kind, text, attachments, "replyToMid", extra, moment, moment,
      'accepted'
    from jsonb_to_recordset($4::jsonb) as reply (id uuid, "authorId" uuid, kind text, text text, attachments jsonb,
      "replyToMid" text, extra jsonb), to_timestamp($5::float8 / 1000) as moment`,
      [workspaceId, of.channelId, of.conversationId, JSON.stringify(replies), at],
    ),
  )
  const last = replies.at(-1)
  if (last) await showInList(tx, workspaceId, of.conversationId, last, at)
}

const longestPreview = 200

async function showInList(
  tx: Db,
  workspaceId: WorkspaceId,
  conversationId: ConversationId,
  reply: ReplyMessage,
  at: Instant,
) {
  const preview = {
    id: reply.id,
    direction: 'out',
    source: 'agent',
    kind: reply.kind,
    text: reply.text?.slice(0, longestPreview).toWellFormed() ?? null,
    authorId: reply.authorId,
    attachments: reply.attachments.map(({ type }) => type),
    deleted: false,
  }
  await exec(
    tx,
    sql.named(
      'show-reply-in-list',
      `
    update conversations
    set last_message = $3::jsonb, last_message_at = greatest(last_message_at, to_timestamp($4::float8 / 1000)),
      unanswered_since = null
    where workspace_id = $1 and id = $2`,
      [workspaceId, conversationId, JSON.stringify(preview), at],
    ),
  )
}

/** The text of a reply that has not left yet, changed; also where the list shows it. */
export async function changeText(
  tx: Db,
  workspaceId: WorkspaceId,
  messageId: MessageId,
  text: string,
): Promise<void> {
  await exec(
    tx,
    sql`
    update messages set text = ${text} where workspace_id = ${workspaceId} and id = ${messageId}`,
  )
  await exec(
    tx,
    sql`
    update conversations set last_message = jsonb_set(last_message, '{text}', to_jsonb(${text.slice(0, longestPreview).toWellFormed()}::text))
    where workspace_id = ${workspaceId} and last_message ->> 'id' = ${messageId}
      and id = (select conversation_id from messages where workspace_id = ${workspaceId} and id = ${messageId})`,
  )
}

export interface SentMessage extends ReplyMessage {
  conversationId: ConversationId
  channelId: ChannelId
}

/** What a reply of ours says. */
export async function findReply(
  tx: Db,
  workspaceId: WorkspaceId,
  id: MessageId,
): Promise<SentMessage | null> {
  const found = await row<SentMessage>(
    tx,
    sql`
    select id, conversation_id as "conversationId", channel_id as "channelId", author_id as "authorId", kind, text,
      attachments, reply_to_mid as "replyToMid", extra
    from messages where workspace_id = ${workspaceId} and id = ${id} and direction = 'out'`,
  )
  return found ?? null
}

/** A message that a reply can quote, or that a reaction can be set to. */
export interface QuotableMessage {
  conversationId: ConversationId
  channelId: ChannelId
  mid: string | null
  direction: 'in' | 'out'
  deleted: boolean
  contactExternalId: string
}

export async function findQuotable(
  tx: Db,
  workspaceId: WorkspaceId,
  id: MessageId,
): Promise<QuotableMessage | null> {
  const found = await row<QuotableMessage>(
    tx,
    sql`
    select message.conversation_id as "conversationId", message.channel_id as "channelId", message.mid, message.direction,
      message.deleted_at is not null as deleted, contact.external_id as "contactExternalId"
    from messages as message
    join conversations as conversation on conversation.workspace_id = message.workspace_id
      and conversation.id = message.conversation_id
    join contacts as contact on contact.workspace_id = conversation.workspace_id and contact.id = conversation.contact_id
    where message.workspace_id = ${workspaceId} and message.id = ${id}`,
  )
  return found ?? null
}

export interface UploadedFile {
  id: MediaId
  type: 'image' | 'video' | 'audio' | 'file'
}

/** The uploads with these ids that are ready to be sent, in that order. */
export function findUploads(
  tx: Db,
  workspaceId: WorkspaceId,
  ids: readonly string[],
): Promise<UploadedFile[]> {
  if (ids.length === 0) return Promise.resolve([])
  return rows<UploadedFile>(
    tx,
    sql`
    select media.id, media.type
    from unnest(${ids}::uuid[]) with ordinality as wanted (id, place)
    join media on media.workspace_id = ${workspaceId} and media.id = wanted.id
    where media.state = 'stored' and media.uploaded_by is not null and media.type in ('image', 'video', 'audio', 'file')
    order by wanted.place`,
  )
}

/** Uploads belong to the message they were first sent with: they go when it goes. */
export async function giveUploads(
  tx: Db,
  workspaceId: WorkspaceId,
  channelId: ChannelId,
  messageId: MessageId,
  ids: readonly MediaId[],
) {
  if (ids.length === 0) return
  await exec(
    tx,
    sql`
    update media set message_id = coalesce(message_id, ${messageId}), channel_id = coalesce(channel_id, ${channelId})
    where workspace_id = ${workspaceId} and id = any(${ids}::uuid[])`,
  )
}
