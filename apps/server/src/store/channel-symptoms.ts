import type { ChannelHealthView } from '@lienmach/contract'
import type { ChannelId, Instant, RefusalClass, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { row, rows, sql } from './sql.ts'

/** Who else answered customers. */
export interface ElsewhereCount {
  source: 'meta_inbox' | 'meta_ai' | 'other_app'
  appId: string | null
  replies: number
  conversations: number
  lastAt: Instant
}

/** A customer's message after a day of silence. */
export interface Opening {
  at: Instant
  /** We only read along. */
  standby: boolean
}

/** An event that came, by the platform's clock and by ours. */
export interface Arrival {
  platformAt: Instant
  receivedAt: Instant
}

/** A reply that went, by the platform's clock and by ours. */
export interface Departure {
  platformAt: Instant
  startedAt: Instant
}

/** So many conversations, those that moved last, tell enough. */
const newestThreads = 50

const newestOf = (workspaceId: WorkspaceId, channelId: ChannelId) => sql`
  select id from conversations where workspace_id = ${workspaceId} and channel_id = ${channelId}
  order by last_message_at desc limit ${newestThreads}`

/** The newest message of a customer before which their conversation was silent for a day. */
export async function findOpening(
  tx: Db,
  workspaceId: WorkspaceId,
  channelId: ChannelId,
  since: Instant,
): Promise<Opening | null> {
  const found = await row<Opening>(
    tx,
    sql`
    select opening.at, opening.standby
    from (${newestOf(workspaceId, channelId)}) as thread
    cross join lateral (
      select message.at, message.standby from messages as message
      where message.workspace_id = ${workspaceId} and message.conversation_id = thread.id
        and message.direction = 'in' and message.origin = 'webhook' and not message.stub
        and message.at > to_timestamp(${since} / 1000.0)
        and not exists (select from messages as earlier
          where earlier.workspace_id = ${workspaceId} and earlier.conversation_id = thread.id
            and earlier.at < message.at and earlier.at > message.at - interval '24 hours')
      order by message.at desc limit 1
    ) as opening
    order by opening.at desc limit 1`,
  )
  return found ?? null
}

/** Who else answered customers since then, the busiest first. Lines that the platform writes by itself do not count. */
export function countElsewhere(
  tx: Db,
  workspaceId: WorkspaceId,
  channelId: ChannelId,
  since: Instant,
): Promise<ElsewhereCount[]> {
  return rows<ElsewhereCount>(
    tx,
    sql`
    select case when source = 'meta_inbox' and extra -> 'aiGenerated' = 'true' then 'meta_ai' else source end as source,
      app_id as "appId", count(*)::int as replies, count(distinct conversation_id)::int as conversations,
      max(at) as "lastAt"
    from messages
    where workspace_id = ${workspaceId} and channel_id = ${channelId} and source in ('meta_inbox', 'other_app')
      and origin <> 'import' and at > to_timestamp(${since} / 1000.0)
    group by 1, 2
    order by replies desc, "lastAt" desc`,
  )
}

/** In whose conversations people answered in Meta's inbox since then. Whoever got a conversation later is not meant. */
export function countByMember(
  tx: Db,
  workspaceId: WorkspaceId,
  channelId: ChannelId | null,
  since: Instant,
): Promise<ChannelHealthView['elsewhere']['members']> {
  return rows(
    tx,
    sql`
    select case when conversation.assigned_at is null or conversation.assigned_at <= message.at
        then conversation.assignee_id end as "memberId",
      count(*)::int as replies, max(message.at) as "lastAt"
    from messages as message
    join conversations as conversation
      on conversation.workspace_id = message.workspace_id and conversation.id = message.conversation_id
    where message.workspace_id = ${workspaceId} and (${channelId}::uuid is null or message.channel_id = ${channelId})
      and message.source = 'meta_inbox' and message.origin <> 'import' and message.extra -> 'aiGenerated' is distinct from 'true'
      and message.at > to_timestamp(${since} / 1000.0)
    group by 1
    order by replies desc, "lastAt" desc`,
  )
}

/** How many sends the platform refused since then, by cause. What we foresaw ourselves has no code. */
export async function countRefused(
  tx: Db,
  workspaceId: WorkspaceId,
  channelId: ChannelId,
  since: Instant,
): Promise<Partial<Record<RefusalClass, number>>> {
  const counted = await rows<{ cause: RefusalClass; sends: number }>(
    tx,
    sql`
    select refusal ->> 'class' as cause, count(*)::int as sends from outbox
    where workspace_id = ${workspaceId} and channel_id = ${channelId} and refusal is not null
      and refusal ->> 'code' is not null and state_since > to_timestamp(${since} / 1000.0)
    group by 1`,
  )
  return Object.fromEntries(counted.map(({ cause, sends }) => [cause, sends]))
}

/** The platform's time and ours of the newest event that arrived. */
export async function findArrival(
  tx: Db,
  workspaceId: WorkspaceId,
  channelId: ChannelId,
  since: Instant,
): Promise<Arrival | null> {
  const found = await row<Arrival>(
    tx,
    sql`
    select newest.platform_at as "platformAt", newest.received_at as "receivedAt"
    from (${newestOf(workspaceId, channelId)}) as thread
    cross join lateral (
      select platform_at, received_at from messages
      where workspace_id = ${workspaceId} and conversation_id = thread.id and origin = 'webhook'
        and platform_at is not null
      order by at desc limit 1
    ) as newest
    where newest.received_at > to_timestamp(${since} / 1000.0)
    order by newest.received_at desc limit 1`,
  )
  return found ?? null
}

/** When the call of our newest reply began, and the platform's time of that reply. */
export async function findDeparture(
  tx: Db,
  workspaceId: WorkspaceId,
  channelId: ChannelId,
  since: Instant,
): Promise<Departure | null> {
  const found = await row<Departure>(
    tx,
    sql`
    select newest.platform_at as "platformAt", outbox.first_attempt_at as "startedAt"
    from (${newestOf(workspaceId, channelId)}) as thread
    cross join lateral (
      select id, platform_at from messages
      where workspace_id = ${workspaceId} and conversation_id = thread.id and origin = 'accepted'
        and platform_at is not null
      order by at desc limit 1
    ) as newest
    join outbox on outbox.workspace_id = ${workspaceId} and outbox.message_id = newest.id
    where outbox.first_attempt_at > to_timestamp(${since} / 1000.0)
    order by outbox.first_attempt_at desc limit 1`,
  )
  return found ?? null
}

/** Which of these messages are here. */
export async function knownMids(
  tx: Db,
  workspaceId: WorkspaceId,
  channelId: ChannelId,
  mids: readonly string[],
): Promise<Set<string>> {
  const found = await rows<{ mid: string }>(
    tx,
    sql`
    select mid from messages
    where workspace_id = ${workspaceId} and channel_id = ${channelId} and mid = any(${mids}::text[])`,
  )
  return new Set(found.map(({ mid }) => mid))
}

/** When a conversation of this channel was last erased here: what it held is rightly missing. */
export async function lastErasure(
  tx: Db,
  workspaceId: WorkspaceId,
  channelId: ChannelId,
): Promise<Instant | null> {
  const found = await row<{ at: Instant }>(
    tx,
    sql`
    select at from audit_log
    where workspace_id = ${workspaceId} and action = 'conversation.removed' and data ->> 'channelId' = ${channelId}
    order by at desc limit 1`,
  )
  return found?.at ?? null
}
