import type {
  ConversationId,
  HoldCause,
  Instant,
  MessageId,
  OutboxId,
  ThreadFacts,
  WorkspaceId,
} from '@lienmach/domain'
import type { Db } from './db.ts'
import type { Lane } from './outbox-claims.ts'
import { row, rows, type Statement, sql } from './sql.ts'

/** Conversations whose replies wait for a thread that is open to us by now, as far as we know. */
export async function listFreed(db: Db, { workspaceId, channelId }: Lane): Promise<ConversationId[]> {
  const freed = await rows<{ id: ConversationId }>(
    db,
    sql.named(
      'list-freed',
      `
    select distinct conversation.id
    from outbox join conversations as conversation on conversation.workspace_id = outbox.workspace_id
      and conversation.id = outbox.conversation_id
    where outbox.workspace_id = $1 and outbox.channel_id = $2 and outbox.state = 'held'
      and outbox.held_because = 'thread_not_ours' and conversation.thread_owner in ('us', 'nobody')`,
      [workspaceId, channelId],
    ),
  )
  return freed.map(({ id }) => id)
}

/** Conversations in which something is held although nobody may write there any more: the customer was last heard before a moment. */
export async function listOutOfTime(
  db: Db,
  { workspaceId, channelId }: Lane,
  before: Instant,
): Promise<ConversationId[]> {
  const late = await rows<{ id: ConversationId }>(
    db,
    sql.named(
      'list-out-of-time',
      `
    select distinct conversation.id
    from outbox join conversations as conversation on conversation.workspace_id = outbox.workspace_id
      and conversation.id = outbox.conversation_id
    where outbox.workspace_id = $1 and outbox.channel_id = $2 and outbox.state = 'held'
      and conversation.last_customer_at <= to_timestamp($3::float8 / 1000)`,
      [workspaceId, channelId, before],
    ),
  )
  return late.map(({ id }) => id)
}

/** A thread of somebody else's for which replies wait. */
export interface HeldThread {
  conversationId: ConversationId
  contactExternalId: string
  facts: ThreadFacts
  heldSince: Instant
}

/** Conversations whose replies wait for a thread that somebody else holds. */
export function listHeldThreads(db: Db, { workspaceId, channelId }: Lane) {
  return rows<HeldThread>(
    db,
    sql.named(
      'list-held-threads',
      `
    select conversation.id as "conversationId", contact.external_id as "contactExternalId",
      conversation.thread_facts as facts, min(outbox.state_since) as "heldSince"
    from outbox
    join conversations as conversation on conversation.workspace_id = outbox.workspace_id
      and conversation.id = outbox.conversation_id
    join contacts as contact on contact.workspace_id = outbox.workspace_id and contact.id = conversation.contact_id
    where outbox.workspace_id = $1 and outbox.channel_id = $2 and outbox.state = 'held'
      and outbox.held_because = 'thread_not_ours'
    group by 1, 2, 3
    limit 500`,
      [workspaceId, channelId],
    ),
  )
}

/** Whether anything on this channel waits for one cause. */
export async function isAnyHeld(
  db: Db,
  { workspaceId, channelId }: Lane,
  because: HoldCause,
): Promise<boolean> {
  const found = await row(
    db,
    sql.named(
      'is-any-held',
      `
    select id from outbox where workspace_id = $1 and channel_id = $2 and state = 'held' and held_because = $3 limit 1`,
      [workspaceId, channelId, because],
    ),
  )
  return found !== undefined
}

/** The channels on which something could be done at this moment: a reply to send, to look for or to let go. */
export function lanesWithDueWork(db: Db, now: Instant, windowEdge: Instant): Promise<Lane[]> {
  return rows<Lane>(db, sql.kept('lanes-with-due-work', dueLanes(now, windowEdge)))
}

/** Selects what `lanesWithDueWork` lists. */
export const dueLanes = (now: Instant, windowEdge: Instant): Statement => sql`
  select distinct due.workspace_id as "workspaceId", due.channel_id as "channelId"
  from outbox as due
  join conversations as conversation on conversation.workspace_id = due.workspace_id
    and conversation.id = due.conversation_id
  left join dispatch_leases as lease on lease.workspace_id = due.workspace_id and lease.channel_id = due.channel_id
  where (
      due.state = 'queued' and due.not_before <= to_timestamp(${now}::float8 / 1000)
      and coalesce(lease.paused_until, '-infinity') <= to_timestamp(${now}::float8 / 1000)
      and not exists (
        select from outbox as earlier
        where earlier.conversation_id = due.conversation_id and earlier.seq < due.seq
          and earlier.state in ('queued', 'sending', 'held', 'uncertain') and earlier.stepped_over_at is null
      )
    )
    or (due.state = 'uncertain' and due.next_lookup_at <= to_timestamp(${now}::float8 / 1000))
    or (due.state = 'held' and due.held_because = 'thread_not_ours' and conversation.thread_owner in ('us', 'nobody'))
    or (due.state = 'held' and conversation.last_customer_at <= to_timestamp(${windowEdge}::float8 / 1000))`

/** How many replies are in each unfinished state. */
export function countWaiting(db: Db): Promise<{ state: string; number: number }[]> {
  return rows<{ state: string; number: number }>(
    db,
    sql`
    select state, count(*)::int as number from outbox
    where state in ('queued', 'sending', 'held', 'uncertain')
    group by state`,
  )
}

/** Proofs of double sends. */
export async function countDoubleSends(db: Db): Promise<number> {
  const counted = await row<{ number: number }>(db, sql`select count(*)::int as number from double_sends`)
  return counted?.number ?? 0
}

/** Everything that is held on a channel, or in some of its conversations, locked. */
export function lockAllHeld(
  tx: Db,
  { workspaceId, channelId }: Lane,
  conversationIds: readonly ConversationId[] | null = null,
) {
  return rows<{
    id: OutboxId
    workspaceId: WorkspaceId
    conversationId: ConversationId
    messageId: MessageId
  }>(
    tx,
    sql`
    select id, workspace_id as "workspaceId", conversation_id as "conversationId", message_id as "messageId"
    from outbox
    where workspace_id = ${workspaceId} and channel_id = ${channelId} and state = 'held'
      and (${conversationIds}::uuid[] is null or conversation_id = any(${conversationIds}::uuid[]))
    order by conversation_id, seq
    for update`,
  )
}

/**
 * The reply that has waited longest for its Page to be let send again; null while one is on its way there, and where the
 * platform was last heard to refuse for that cause after a moment.
 */
export async function findHeldByRestriction(
  db: Db,
  { workspaceId, channelId }: Lane,
  before: Instant,
): Promise<{ conversationId: ConversationId } | null> {
  const found = await row<{ conversationId: ConversationId }>(
    db,
    sql.named(
      'find-held-by-restriction',
      `
    select held.conversation_id as "conversationId"
    from outbox as held
    join channels as channel on channel.workspace_id = held.workspace_id and channel.id = held.channel_id
    where held.workspace_id = $1 and held.channel_id = $2 and held.state = 'held'
      and held.held_because = 'page_restricted' and channel.restricted_since <= to_timestamp($3::float8 / 1000)
      and channel.state in ('connecting', 'connected')
      and not exists (
        select from outbox as other
        where other.workspace_id = $1 and other.channel_id = $2 and (other.state in ('queued', 'sending')
          or other.state = 'held' and other.refusal ->> 'class' = 'page_restricted'
            and (other.refusal ->> 'at')::float8 > $3)
      )
      and not exists (
        select from outbox as earlier
        where earlier.conversation_id = held.conversation_id and earlier.seq < held.seq
          and earlier.state in ('queued', 'sending', 'held', 'uncertain') and earlier.stepped_over_at is null
      )
    order by held.seq
    limit 1`,
      [workspaceId, channelId, before],
    ),
  )
  return found ?? null
}
