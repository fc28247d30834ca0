import type {
  ChannelId,
  ContactId,
  ConversationId,
  ConversationRight,
  ConversationScope,
  Instant,
  MemberId,
  RuleId,
  WorkspaceId,
} from '@lienmach/domain'
import type { Db } from './db.ts'
import { exec, row, sql } from './sql.ts'

/** What decides who may do what with a conversation. */
export interface ConversationDuty extends ConversationRight, ConversationScope {
  id: ConversationId
  channelId: ChannelId
  contactId: ContactId
  status: 'open' | 'done'
  assigneeId: MemberId | null
  ruleId: RuleId | null
  queuedAt: Instant | null
  unansweredSince: Instant | null
  unreadCount: number
}

/** One conversation, locked until the transaction ends; null when it does not exist here. */
export async function lockConversation(
  tx: Db,
  workspaceId: WorkspaceId,
  id: ConversationId,
): Promise<ConversationDuty | null> {
  const found = await row<ConversationDuty>(
    tx,
    sql`
    select conversation.id, conversation.channel_id as "channelId", conversation.contact_id as "contactId",
      conversation.status, conversation.assignee_id as "assigneeId", conversation.assigned_at as "assignedAt",
      conversation.unread_count as "unreadCount", conversation.rule_id as "ruleId",
      conversation.queued_at as "queuedAt", conversation.unanswered_since as "unansweredSince",
      channel.chat_right as right, channel.chat_owner_id as "ownerId",
      coalesce(conversation.rule_id, sharing.rule_id) as "sharedBy"
    from conversations as conversation
    join channels as channel on channel.workspace_id = conversation.workspace_id and channel.id = conversation.channel_id
    left join rule_channels as sharing on sharing.workspace_id = channel.workspace_id and sharing.channel_id = channel.id
    where conversation.workspace_id = ${workspaceId} and conversation.id = ${id}
    for update of conversation`,
  )
  return found ?? null
}

/** Locks a conversation unless somebody else has it: for whoever holds locks already that others take afterwards. */
export async function tryLockConversation(
  tx: Db,
  workspaceId: WorkspaceId,
  id: ConversationId,
): Promise<boolean> {
  const locked = await row(
    tx,
    sql`select id from conversations where workspace_id = ${workspaceId} and id = ${id} for update skip locked`,
  )
  return locked !== undefined
}

/** What decides who may see a conversation; null when it does not exist here. */
export async function findScope(
  tx: Db,
  workspaceId: WorkspaceId,
  conversationId: string,
): Promise<ConversationScope | null> {
  const found = await row<ConversationScope>(
    tx,
    sql`
    select channel_id as "channelId", rule_id as "ruleId", assignee_id as "assigneeId"
    from conversations where workspace_id = ${workspaceId} and id = ${conversationId}`,
  )
  return found ?? null
}

/** Done: nobody waits for an answer any more, and nothing is unread. Reopening brings neither back. */
export async function setStatus(
  tx: Db,
  workspaceId: WorkspaceId,
  id: ConversationId,
  status: 'open' | 'done',
): Promise<void> {
  const finished = status === 'done'
  await exec(
    tx,
    sql`
    update conversations
    set status = ${status}, queued_at = case when ${finished} then null else queued_at end, unread_count = case when ${finished} then 0 else unread_count end,
      unanswered_since = case when ${finished} then null else unanswered_since end
    where workspace_id = ${workspaceId} and id = ${id}`,
  )
}

export async function setUnread(
  tx: Db,
  workspaceId: WorkspaceId,
  id: ConversationId,
  count: number,
): Promise<void> {
  await exec(
    tx,
    sql`
    update conversations set unread_count = ${count} where workspace_id = ${workspaceId} and id = ${id}`,
  )
}
