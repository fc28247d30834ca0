import {
  type ChannelId,
  type ConversationId,
  type Instant,
  observeThread,
  type ThreadControl,
  type ThreadFacts,
  type ThreadObservation,
  threadControlOf,
  type WorkspaceId,
} from '@lienmach/domain'
import type { Db } from './db.ts'
import { exec, row, sql } from './sql.ts'

/** Notes what we learnt of who may speak in a thread. Answers what it amounts to; null when the thread is gone. */
export async function noteThread(
  tx: Db,
  workspaceId: WorkspaceId,
  conversationId: ConversationId,
  seen: ThreadObservation,
): Promise<ThreadControl | null> {
  const before = await row<{ facts: ThreadFacts }>(
    tx,
    sql`
    select thread_facts as facts from conversations
    where workspace_id = ${workspaceId} and id = ${conversationId} for update`,
  )
  if (!before) return null
  const facts = observeThread(before.facts, seen)
  const control = threadControlOf(facts)
  await exec(
    tx,
    sql`
    update conversations
    set thread_facts = ${JSON.stringify(facts)}::jsonb, thread_owner = ${control.owner},
      thread_owner_app_id = ${control.appId}, thread_owner_since = to_timestamp(${control.since}::float8 / 1000),
      thread_owner_evidence = ${control.evidence},
      control_asked_at = case when ${control.owner} in ('us', 'nobody') then null else control_asked_at end
    where workspace_id = ${workspaceId} and id = ${conversationId}`,
  )
  return control
}

/** Whose thread it is on the platform, and what was seen of it. */
export interface ThreadPlace {
  workspaceId: WorkspaceId
  channelId: ChannelId
  conversationId: ConversationId
  contactExternalId: string
  facts: ThreadFacts
}

export async function findThreadPlace(
  db: Db,
  workspaceId: WorkspaceId,
  conversationId: ConversationId,
): Promise<ThreadPlace | null> {
  const found = await row<ThreadPlace>(
    db,
    sql.named(
      'find-thread-place',
      `
    select conversation.workspace_id as "workspaceId", conversation.channel_id as "channelId",
      conversation.id as "conversationId", contact.external_id as "contactExternalId",
      conversation.thread_facts as facts
    from conversations as conversation
    join contacts as contact on contact.workspace_id = conversation.workspace_id and contact.id = conversation.contact_id
    where conversation.workspace_id = $1 and conversation.id = $2`,
      [workspaceId, conversationId],
    ),
  )
  return found ?? null
}

/** Reserves the question who holds a thread for its caller; false when it was asked after a moment. */
export async function reserveQuestion(
  db: Db,
  { workspaceId, conversationId }: Pick<ThreadPlace, 'workspaceId' | 'conversationId'>,
  now: Instant,
  notSince: Instant,
): Promise<boolean> {
  const reserved = await row(
    db,
    sql.named(
      'reserve-owner-question',
      `
    update conversations set owner_asked_at = to_timestamp($3::float8 / 1000)
    where workspace_id = $1 and id = $2
      and (owner_asked_at is null or owner_asked_at <= to_timestamp($4::float8 / 1000)
        or owner_asked_at > to_timestamp($3::float8 / 1000))
    returning id`,
      [workspaceId, conversationId, now, notSince],
    ),
  )
  return reserved !== undefined
}

/** We asked its holder for the thread, unless it is ours already; null: we wait no longer. Answers whether that is news. */
export async function setControlAsked(
  tx: Db,
  workspaceId: WorkspaceId,
  conversationId: ConversationId,
  at: Instant | null,
): Promise<boolean> {
  const changed = await row(
    tx,
    sql`
    update conversations set control_asked_at = to_timestamp(${at}::float8 / 1000)
    where workspace_id = ${workspaceId} and id = ${conversationId}
      and (${at}::float8 is null or thread_owner is distinct from 'us')
      and control_asked_at is distinct from to_timestamp(${at}::float8 / 1000)
    returning id`,
  )
  return changed !== undefined
}
