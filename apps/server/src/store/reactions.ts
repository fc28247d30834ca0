import type { ChannelId, ConversationId, Instant, MessageId, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { rows, sql } from './sql.ts'

/** The newest reaction of one side to one message; `emoji` null once taken back. */
export interface ReactionRow {
  workspaceId: WorkspaceId
  channelId: ChannelId
  mid: string
  actor: 'contact' | 'page'
  emoji: string | null
  at: Instant
}

/** Keeps reactions that are newer than what is known. Answers the known messages whose reactions changed. */
export function saveReactions(tx: Db, reactions: readonly ReactionRow[]) {
  return rows<{ workspaceId: WorkspaceId; conversationId: ConversationId; messageId: MessageId }>(
    tx,
    sql.named(
      'save-reactions',
      `
    with saved as (
      insert into reactions (workspace_id, channel_id, mid, actor, emoji, at)
      select "workspaceId", "channelId", mid, actor, emoji, to_timestamp(at::float8 / 1000)
      from jsonb_to_recordset($1::jsonb)
        as reaction ("workspaceId" uuid, "channelId" uuid, mid text, actor text, emoji text, at bigint)
      on conflict (workspace_id, channel_id, mid, actor) do update set emoji = excluded.emoji, at = excluded.at
      where (reactions.at, coalesce(reactions.emoji, '')) < (excluded.at, coalesce(excluded.emoji, ''))
      returning workspace_id, channel_id, mid
    )
    select distinct message.workspace_id as "workspaceId", message.conversation_id as "conversationId", message.id as "messageId"
    from saved join messages as message using (workspace_id, channel_id, mid)`,
      [JSON.stringify(reactions)],
    ),
  )
}
