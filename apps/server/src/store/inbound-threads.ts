import type {
  ChannelId,
  ContactId,
  ConversationId,
  Instant,
  MemberId,
  RuleId,
  ThreadControl,
  ThreadFacts,
  WorkspaceId,
} from '@lienmach/domain'
import type { Db } from './db.ts'
import { exec, rows, sql } from './sql.ts'

/** A customer on a channel, as the platform names them. */
export interface ThreadName {
  workspaceId: WorkspaceId
  channelId: ChannelId
  contactExternalId: string
}

/** A conversation as the digest needs it, locked for the rest of the transaction. */
export interface InboundThread extends ThreadName {
  id: ConversationId
  contactId: ContactId
  status: 'open' | 'done'
  assigneeId: MemberId | null
  ruleId: RuleId | null
  queuedAt: Instant | null
  lastMessageId: string | null
  lastMessageAt: Instant
  lastCustomerAt: Instant | null
  unansweredSince: Instant | null
  unreadCount: number
  deliveredUntil: Instant | null
  readUntil: Instant | null
  threadFacts: ThreadFacts
}

/** Locks the conversations of these customers, as far as they exist, in one order for everybody. */
export function lockThreads(tx: Db, names: readonly ThreadName[]): Promise<InboundThread[]> {
  return rows<InboundThread>(
    tx,
    sql.named(
      'lock-threads',
      `
    select conversation.workspace_id as "workspaceId", conversation.channel_id as "channelId", conversation.id,
      contact.id as "contactId", contact.external_id as "contactExternalId", conversation.status,
      conversation.assignee_id as "assigneeId", conversation.rule_id as "ruleId", conversation.queued_at as "queuedAt",
      conversation.last_message ->> 'id' as "lastMessageId", conversation.last_message_at as "lastMessageAt",
      conversation.last_customer_at as "lastCustomerAt", conversation.unanswered_since as "unansweredSince",
      conversation.unread_count as "unreadCount", conversation.delivered_until as "deliveredUntil",
      conversation.read_until as "readUntil", conversation.thread_facts as "threadFacts"
    from jsonb_to_recordset($1::jsonb) as name ("workspaceId" uuid, "channelId" uuid, "contactExternalId" text)
    join contacts as contact on contact.workspace_id = name."workspaceId" and contact.channel_id = name."channelId"
      and contact.external_id = name."contactExternalId"
    join conversations as conversation on conversation.workspace_id = contact.workspace_id
      and conversation.contact_id = contact.id
    order by conversation.id
    for no key update of conversation`,
      [JSON.stringify(names)],
    ),
  )
}

export interface NewThread extends ThreadName {
  id: ConversationId
  contactId: ContactId
  assigneeId: string | null
  ruleId: RuleId | null
  at: Instant
}

/** Makes contacts and their conversations where they are missing. Nothing was said in them yet, so they are done. */
export async function openThreads(tx: Db, threads: readonly NewThread[], now: Instant): Promise<void> {
  const listed = JSON.stringify(threads)
  await exec(
    tx,
    sql.named(
      'open-contacts',
      `
    insert into contacts (workspace_id, id, channel_id, external_id, created_at)
    select "workspaceId", "contactId", "channelId", "contactExternalId", to_timestamp($2::float8 / 1000)
    from jsonb_to_recordset($1::jsonb)
      as thread ("workspaceId" uuid, "contactId" uuid, "channelId" uuid, "contactExternalId" text)
    on conflict (workspace_id, channel_id, external_id) do nothing`,
      [listed, now],
    ),
  )
  await exec(
    tx,
    sql.named(
      'open-conversations',
      `
    insert into conversations
      (workspace_id, id, channel_id, contact_id, status, assignee_id, rule_id, assigned_at, last_message_at, created_at)
    select thread."workspaceId", thread.id, thread."channelId", contact.id, 'done', thread."assigneeId", thread."ruleId",
      case when thread."assigneeId" is not null then to_timestamp($2::float8 / 1000) end,
      to_timestamp(thread.at::float8 / 1000), to_timestamp($2::float8 / 1000)
    from jsonb_to_recordset($1::jsonb) as thread
      ("workspaceId" uuid, id uuid, "channelId" uuid, "contactExternalId" text, "assigneeId" uuid, "ruleId" uuid, at bigint)
    join contacts as contact on contact.workspace_id = thread."workspaceId" and contact.channel_id = thread."channelId"
      and contact.external_id = thread."contactExternalId"
    on conflict (workspace_id, contact_id) do nothing`,
      [listed, now],
    ),
  )
}

export interface ThreadUpdate {
  workspaceId: WorkspaceId
  id: ConversationId
  status: 'open' | 'done'
  /** Absent: stays as it is. */
  lastMessage?: LastMessage
  lastMessageAt: Instant
  lastCustomerAt: Instant | null
  unansweredSince: Instant | null
  unreadCount: number
  deliveredUntil: Instant | null
  readUntil: Instant | null
  threadFacts: ThreadFacts
  thread: ThreadControl
}

/** The newest message as the list shows it. */
export interface LastMessage {
  id: string
  direction: 'in' | 'out'
  source: string
  kind: string
  text: string | null
  authorId: string | null
  attachments: string[]
  deleted: boolean
}

export async function saveThreads(tx: Db, updates: readonly ThreadUpdate[]): Promise<void> {
  await exec(
    tx,
    sql.named(
      'save-threads',
      `
    update conversations
    set status = next.status, last_message = coalesce(next."lastMessage", conversations.last_message),
      last_message_at = to_timestamp(next."lastMessageAt"::float8 / 1000),
      last_customer_at = to_timestamp(next."lastCustomerAt"::float8 / 1000),
      unanswered_since = to_timestamp(next."unansweredSince"::float8 / 1000), unread_count = next."unreadCount",
      delivered_until = to_timestamp(next."deliveredUntil"::float8 / 1000),
      read_until = to_timestamp(next."readUntil"::float8 / 1000), thread_facts = next."threadFacts",
      thread_owner = next.thread ->> 'owner', thread_owner_app_id = next.thread ->> 'appId',
      thread_owner_since = to_timestamp((next.thread ->> 'since')::float8 / 1000),
      thread_owner_evidence = next.thread ->> 'evidence',
      control_asked_at = case when next.thread ->> 'owner' in ('us', 'nobody') then null else control_asked_at end
    from jsonb_to_recordset($1::jsonb) as next ("workspaceId" uuid, id uuid, status text, "lastMessage" jsonb,
      "lastMessageAt" bigint, "lastCustomerAt" bigint, "unansweredSince" bigint, "unreadCount" int,
      "deliveredUntil" bigint, "readUntil" bigint, "threadFacts" jsonb, thread jsonb)
    where conversations.workspace_id = next."workspaceId" and conversations.id = next.id`,
      [JSON.stringify(updates)],
    ),
  )
}

/** Since when customers wait for a person, asked of the messages themselves. Null: answered. */
export function recountUnanswered(
  tx: Db,
  threads: readonly { workspaceId: WorkspaceId; id: ConversationId }[],
) {
  return rows<{ id: ConversationId; since: Instant | null }>(
    tx,
    sql.named(
      'recount-unanswered',
      `
    select thread.id, (
      select min(waiting.at) from messages as waiting
      where waiting.workspace_id = thread."workspaceId" and waiting.conversation_id = thread.id
        and waiting.direction = 'in' and not waiting.stub and not waiting.extra ? 'silent'
        and waiting.at > coalesce((
          select max(answer.at) from messages as answer
          where answer.workspace_id = thread."workspaceId" and answer.conversation_id = thread.id
            and answer.direction = 'out' and not answer.stub
            and (answer.source = 'agent' or (answer.source = 'meta_inbox' and not answer.extra ? 'aiGenerated'))
        ), '-infinity')
    ) as since
    from jsonb_to_recordset($1::jsonb) as thread ("workspaceId" uuid, id uuid)`,
      [JSON.stringify(threads)],
    ),
  )
}
