import type {
  ChannelId,
  ControlRules,
  ConversationId,
  HeldBecause,
  Instant,
  WorkspaceId,
} from '@lienmach/domain'
import type { Db } from './db.ts'
import { row, rows, sql } from './sql.ts'

/** Replies that wait for the same thing on the same channel. */
export interface HeldGroup {
  channelId: ChannelId
  because: HeldBecause | 'uncertain'
  /** Who holds the threads, where that is what they wait for. */
  owner: 'meta_inbox' | 'other_app' | null
  conversations: number
  replies: number
  oldestAt: Instant
  firstConversationId: ConversationId
  /** How the channel hands its conversations around. */
  control: ControlRules
}

/** All that waits or is in doubt, by channel, cause and holder, longest first. */
export function listHeldGroups(tx: Db, workspaceId: WorkspaceId): Promise<HeldGroup[]> {
  return rows<HeldGroup>(
    tx,
    sql`
    select channel.id as "channelId", waiting.because, waiting.owner,
      count(distinct waiting.conversation_id)::int as conversations, count(*)::int as replies,
      min(waiting.created_at) as "oldestAt",
      (array_agg(waiting.conversation_id order by waiting.created_at, waiting.seq))[1] as "firstConversationId",
      jsonb_build_object('mode', channel.control_mode, 'defaultApp', channel.default_app, 'takeover', channel.takeover)
        as control
    from (
      select outbox.channel_id, outbox.conversation_id, outbox.created_at, outbox.seq,
        case when outbox.state = 'uncertain' then 'uncertain' else outbox.held_because end as because,
        case when outbox.held_because = 'thread_not_ours' and conversation.thread_owner in ('meta_inbox', 'other_app')
          then conversation.thread_owner end as owner
      from outbox join conversations as conversation on conversation.workspace_id = outbox.workspace_id
        and conversation.id = outbox.conversation_id
      where outbox.workspace_id = ${workspaceId} and outbox.state in ('held', 'uncertain')
    ) as waiting
    join channels as channel on channel.workspace_id = ${workspaceId} and channel.id = waiting.channel_id
    group by channel.workspace_id, channel.id, waiting.because, waiting.owner
    order by min(waiting.created_at), channel.id`,
  )
}

/** What a conversation is called where people are told of it. */
export async function findConversationName(
  tx: Db,
  workspaceId: WorkspaceId,
  conversationId: ConversationId,
): Promise<{ contact: string | null; channel: string | null }> {
  const found = await row<{ contact: string | null; channel: string }>(
    tx,
    sql`
    select contact.name as contact, channel.name as channel
    from conversations as conversation
    join contacts as contact on contact.workspace_id = conversation.workspace_id and contact.id = conversation.contact_id
    join channels as channel on channel.workspace_id = conversation.workspace_id and channel.id = conversation.channel_id
    where conversation.workspace_id = ${workspaceId} and conversation.id = ${conversationId}`,
  )
  return found ?? { contact: null, channel: null }
}
