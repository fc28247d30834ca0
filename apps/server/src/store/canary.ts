import type { CanaryView, RefusalView } from '@lienmach/contract'
import type { ChannelId, ConversationId, Instant, WorkspaceId } from '@lienmach/domain'
import type { DueChannel } from './channel-checkups.ts'
import type { Db } from './db.ts'
import { exec, row, rows, type Statement, sql } from './sql.ts'

export type Probe = CanaryView['probes'][number]

/** What the canary knows of a channel; null: no such channel. */
export async function findCanary(
  db: Db,
  workspaceId: WorkspaceId,
  channelId: ChannelId,
): Promise<CanaryView | null> {
  const found = await row<Pick<CanaryView, 'contact' | 'nextAt'>>(
    db,
    sql`
    select channel.next_canary_at as "nextAt",
      case when contact.id is not null then jsonb_build_object('id', contact.id, 'name', contact.name) end as contact
    from channels as channel
    left join contacts as contact
      on contact.workspace_id = channel.workspace_id and contact.id = channel.canary_contact_id
    where channel.workspace_id = ${workspaceId} and channel.id = ${channelId}`,
  )
  if (!found) return null
  const probes = await rows<Probe>(
    db,
    sql`
    select probe, outcome, refusal, at, before, changed_at as "changedAt" from canary_probes
    where workspace_id = ${workspaceId} and channel_id = ${channelId}
    order by array_position(array['version', 'permissions', 'response', 'human_agent'], probe)`,
  )
  return { ...found, probes }
}

/** The test customer's thread, if they are one of this channel's. */
export async function findTestThread(
  db: Db,
  workspaceId: WorkspaceId,
  channelId: ChannelId,
  contactId: string,
): Promise<{ name: string | null; contactExternalId: string; conversationId: ConversationId } | null> {
  const found = await row<{ name: string | null; contactExternalId: string; conversationId: ConversationId }>(
    db,
    sql`
    select contact.name, contact.external_id as "contactExternalId", conversation.id as "conversationId"
    from contacts as contact
    join conversations as conversation
      on conversation.workspace_id = contact.workspace_id and conversation.contact_id = contact.id
    where contact.workspace_id = ${workspaceId} and contact.channel_id = ${channelId} and contact.id = ${contactId}`,
  )
  return found ?? null
}

/** Chooses the test customer, or nobody, and when they are next written to. */
export async function setCanary(
  tx: Db,
  workspaceId: WorkspaceId,
  channelId: ChannelId,
  contactId: string | null,
  next: Instant | null,
): Promise<void> {
  await exec(
    tx,
    sql`
    update channels set canary_contact_id = ${contactId}::uuid, next_canary_at = to_timestamp(${next}::float8 / 1000)
    where workspace_id = ${workspaceId} and id = ${channelId}`,
  )
}

/** Puts the next run off. */
export async function putOffCanary(
  tx: Db,
  workspaceId: WorkspaceId,
  channelId: ChannelId,
  next: Instant,
): Promise<void> {
  await exec(
    tx,
    sql`
    update channels set next_canary_at = to_timestamp(${next} / 1000.0)
    where workspace_id = ${workspaceId} and id = ${channelId} and canary_contact_id is not null`,
  )
}

/** Takes channels whose canary is due, and puts their next run off. Several processes share them. */
export function claimDueCanaries(db: Db, now: Instant, next: Instant, limit: number): Promise<DueChannel[]> {
  return rows<DueChannel>(
    db,
    sql`
    update channels set next_canary_at = to_timestamp(${next} / 1000.0)
    from (
      select workspace_id, id from channels
      where state = 'connected' and canary_contact_id is not null and next_canary_at <= to_timestamp(${now} / 1000.0)
      order by next_canary_at limit ${limit} for update skip locked
    ) as due
    where channels.workspace_id = due.workspace_id and channels.id = due.id
    returning channels.workspace_id as "workspaceId", channels.id as "channelId"`,
  )
}

/** Selects channels whose canary is due. */
export const dueCanaries = (now: Instant): Statement => sql`
  select from channels
  where state = 'connected' and canary_contact_id is not null and next_canary_at <= to_timestamp(${now}::float8 / 1000)`

export interface Tried {
  probe: Probe['probe']
  /** `accepted`, the class of the refusal, or `not_tried`, which says nothing and overwrites nothing. */
  outcome: string
  refusal: RefusalView | null
}

/** Keeps what came of a probe. Answers the outcome before, where it was another one. */
export async function saveProbe(
  tx: Db,
  workspaceId: WorkspaceId,
  channelId: ChannelId,
  { probe, outcome, refusal }: Tried,
  at: Instant,
): Promise<string | null> {
  const known = await row<{ outcome: string }>(
    tx,
    sql`
    select outcome from canary_probes
    where workspace_id = ${workspaceId} and channel_id = ${channelId} and probe = ${probe} for update`,
  )
  if (known && outcome === 'not_tried') return null
  const before = known && known.outcome !== 'not_tried' && known.outcome !== outcome ? known.outcome : null
  await exec(
    tx,
    sql`
    insert into canary_probes as known (workspace_id, channel_id, probe, outcome, refusal, at)
    values (${workspaceId}, ${channelId}, ${probe}, ${outcome}, ${refusal && JSON.stringify(refusal)}::jsonb, to_timestamp(${at} / 1000.0))
    on conflict (workspace_id, channel_id, probe) do update set
      outcome = excluded.outcome, refusal = excluded.refusal, at = excluded.at,
      before = coalesce(${before}::text, known.before),
      changed_at = case when ${before}::text is null then known.changed_at else excluded.at end`,
  )
  return before
}
