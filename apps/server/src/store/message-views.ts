import type { AttachmentView, MessageView, RefusalView } from '@lienmach/contract'
import type {
  ChannelId,
  ConversationId,
  HeldBecause,
  Instant,
  MediaId,
  MemberId,
  MessageId,
  WorkspaceId,
} from '@lienmach/domain'
import type { Db } from './db.ts'
import { rows, sql } from './sql.ts'

/** A message with its files, reactions, quote and what became of its sending. */
export interface MessageRow {
  workspaceId: WorkspaceId
  id: MessageId
  channelId: ChannelId
  conversationId: ConversationId
  direction: 'in' | 'out'
  source: MessageView['source']
  authorId: MemberId | null
  kind: MessageView['kind']
  text: string | null
  attachments: StoredAttachment[]
  extra: Record<string, unknown>
  at: Instant
  origin: MessageView['origin']
  standby: boolean
  late: boolean
  edited: boolean
  deleted: boolean
  /** What the customer's side had received and read, as the platform reported it. */
  deliveredUntil: Instant | null
  readUntil: Instant | null
  isReply: boolean
  quote: { id: MessageId; text: string | null; direction: 'in' | 'out' } | null
  reactions: MessageView['reactions']
  media: StoredFile[]
  outbox: OutboxPart | null
}

/** An attachment as a message's row keeps it. */
export interface StoredAttachment {
  type: AttachmentView['type']
  mediaId?: string
  url?: string
  name?: string
  title?: string
  payload?: Record<string, unknown>
}

/** What our store knows of a file. */
export interface StoredFile {
  id: MediaId
  state: 'pending' | 'stored' | 'failed' | 'erased'
  name: string | null
  contentType: string | null
  byteSize: number | null
  width: number | null
  height: number | null
}

/** What the outbox knows of a reply. Moments are milliseconds. */
export interface OutboxPart {
  state:
    | 'queued'
    | 'sending'
    | 'held'
    | 'uncertain'
    | 'sent'
    | 'failed'
    | 'cancelled'
    | 'resent'
    | 'abandoned'
  since: Instant
  notBefore: Instant
  heldBecause: HeldBecause | null
  refusal: RefusalView | null
  clientMessageId: string
  steppedOver: boolean
  resendOf: MessageId | null
}

const milliseconds = (column: string) => `(extract(epoch from ${column}) * 1000)::bigint`

/** The messages with these ids, as they are now, in no particular order; those that do not exist are left out. */
export function loadMessageViews(
  tx: Db,
  workspaceId: WorkspaceId,
  ids: readonly string[],
): Promise<MessageRow[]> {
  if (ids.length === 0) return Promise.resolve([])
  return rows<MessageRow>(
    tx,
    sql.named(
      'load-message-views',
      `
    select message.workspace_id as "workspaceId", message.id, message.channel_id as "channelId",
      message.conversation_id as "conversationId", message.direction, message.source, message.author_id as "authorId",
      message.kind, message.text, message.attachments, message.extra, message.at, message.origin, message.standby,
      message.late, message.edited_at is not null as edited, message.deleted_at is not null as deleted,
      conversation.delivered_until as "deliveredUntil", conversation.read_until as "readUntil",
      message.reply_to_mid is not null as "isReply",
      case when quoted.id is not null then jsonb_build_object('id', quoted.id, 'direction', quoted.direction,
        'text', case when quoted.deleted_at is null then left(quoted.text, 300) end) end as quote,
      coalesce((
        select jsonb_agg(jsonb_build_object('actor', reaction.actor, 'emoji', reaction.emoji) order by reaction.actor)
        from reactions as reaction
        where reaction.workspace_id = message.workspace_id and reaction.channel_id = message.channel_id
          and reaction.mid = message.mid and reaction.emoji is not null
      ), '[]') as reactions,
      case when message.attachments = '[]' then '[]' else coalesce((
        select jsonb_agg(jsonb_build_object('id', file.id, 'state', file.state, 'name', file.name,
          'contentType', file.content_type, 'byteSize', file.byte_size, 'width', file.width, 'height', file.height))
        from jsonb_array_elements(message.attachments) as attachment
        join media as file on file.workspace_id = message.workspace_id and file.id = (attachment ->> 'mediaId')::uuid
      ), '[]') end as media,
      case when outbox.id is not null then jsonb_build_object('state', outbox.state,
        'since', ${milliseconds('outbox.state_since')}, 'notBefore', ${milliseconds('outbox.not_before')},
        'heldBecause', outbox.held_because, 'refusal', outbox.refusal, 'clientMessageId', outbox.client_message_id,
        'steppedOver', outbox.stepped_over_at is not null, 'resendOf', earlier.message_id) end as outbox
    from messages as message
    join conversations as conversation on conversation.workspace_id = message.workspace_id
      and conversation.id = message.conversation_id
    left join messages as quoted on quoted.workspace_id = message.workspace_id
      and quoted.channel_id = message.channel_id and quoted.mid = message.reply_to_mid
    left join outbox on outbox.workspace_id = message.workspace_id and outbox.message_id = message.id
    left join outbox as earlier on earlier.workspace_id = outbox.workspace_id and earlier.id = outbox.resend_of
    where message.workspace_id = $1 and message.id = any($2::uuid[])`,
      [workspaceId, ids],
    ),
  )
}
