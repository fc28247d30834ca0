import type { AlertView } from '@lienmach/contract'
import type { Instant, MemberId, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { row, rows, sql } from './sql.ts'

/** Something that somebody has to be told. `subject` tells alerts of one kind apart: what it is about. */
export interface AlertOrder {
  kind: AlertView['kind']
  severity: AlertView['severity']
  subject: string
  channelId?: string
  conversationId?: string
  /** For one member alone; otherwise for owners and managers. */
  memberId?: string
  /** Names, moments and values that its sentence needs; never message text. */
  data?: Record<string, unknown>
}

/** Whose alerts are meant: those for one member, and with `leads` also those for owners and managers. */
export interface AlertReader {
  memberId: MemberId | null
  leads: boolean
}

const columns = ({ kind, severity, subject, ...of }: AlertOrder, workspaceId: WorkspaceId, id: string) => sql`
  ${workspaceId}::uuid, ${id}::uuid, ${kind}::text, ${severity}::text, ${subject}::text, ${of.channelId ?? null}::uuid,
  ${of.conversationId ?? null}::uuid, ${of.memberId ?? null}::uuid, ${JSON.stringify(of.data ?? {})}::jsonb`

/**
 * Raises an alert, unless one of its kind and subject stands, or was put away while its cause lasts. With `quietSince`
 * a habit is meant, of which nobody knows the end: putting it away counts from that moment on. Answers whether it is new.
 */
export async function raiseOnce(
  tx: Db,
  workspaceId: WorkspaceId,
  id: string,
  alert: AlertOrder,
  at: Instant,
  quietSince: Instant | null,
): Promise<boolean> {
  const raised = await row(
    tx,
    sql`
    insert into alerts (workspace_id, id, kind, severity, subject, channel_id, conversation_id, member_id, data, raised_at)
    select ${columns(alert, workspaceId, id)}, to_timestamp(${at} / 1000.0)
    where not exists (
      select from alerts where workspace_id = ${workspaceId} and kind = ${alert.kind} and subject = ${alert.subject}
        and cleared_at is null
        and (put_away_at is null or ${quietSince}::float8 is null or put_away_at > to_timestamp(${quietSince}::float8 / 1000)))
    on conflict (workspace_id, kind, subject) where cleared_at is null and put_away_at is null do nothing
    returning id`,
  )
  return Boolean(raised)
}

/** Raises an alert about something that happened. One that still stands tells of the newest happening. Answers its id. */
export async function raiseAnew(
  tx: Db,
  workspaceId: WorkspaceId,
  id: string,
  alert: AlertOrder,
  at: Instant,
): Promise<string> {
  const raised = await row<{ id: string }>(
    tx,
    sql`
    insert into alerts (workspace_id, id, kind, severity, subject, channel_id, conversation_id, member_id, data, raised_at)
    values (${columns(alert, workspaceId, id)}, to_timestamp(${at} / 1000.0))
    on conflict (workspace_id, kind, subject) where cleared_at is null and put_away_at is null
    do update set severity = excluded.severity, data = excluded.data, raised_at = excluded.raised_at
    returning id`,
  )
  return raised?.id ?? id
}

/** Its cause has gone. Answers the ids of those that still stood. */
export async function clear(
  tx: Db,
  workspaceId: WorkspaceId,
  kind: AlertView['kind'],
  subject: string,
  at: Instant,
): Promise<string[]> {
  const cleared = await rows<{ id: string; stood: boolean }>(
    tx,
    sql.kept(
      'clear-alert',
      sql`
    update alerts set cleared_at = to_timestamp(${at}::float8 / 1000.0)
    where workspace_id = ${workspaceId} and kind = ${kind} and subject = ${subject} and cleared_at is null
    returning id, put_away_at is null as stood`,
    ),
  )
  return cleared.filter(({ stood }) => stood).map(({ id }) => id)
}

/** The channel was given up: nothing about it has to be told any more. Answers the ids of those that stood. */
export async function clearOfChannel(
  tx: Db,
  workspaceId: WorkspaceId,
  channelId: string,
  at: Instant,
): Promise<string[]> {
  const cleared = await rows<{ id: string; stood: boolean }>(
    tx,
    sql`
    update alerts set cleared_at = to_timestamp(${at} / 1000.0)
    where workspace_id = ${workspaceId} and channel_id = ${channelId} and cleared_at is null
    returning id, put_away_at is null as stood`,
  )
  return cleared.filter(({ stood }) => stood).map(({ id }) => id)
}

/** The members who are told of a habit on a channel at this moment. */
export async function listTold(
  tx: Db,
  workspaceId: WorkspaceId,
  channelId: string,
  kind: AlertView['kind'],
): Promise<string[]> {
  const told = await rows<{ memberId: string }>(
    tx,
    sql`
    select member_id as "memberId" from alerts
    where workspace_id = ${workspaceId} and channel_id = ${channelId} and kind = ${kind} and member_id is not null
      and cleared_at is null and put_away_at is null`,
  )
  return told.map(({ memberId }) => memberId)
}

const mostShown = 200

/** The alerts that stand, newest first. */
export function listAlerts(tx: Db, workspaceId: WorkspaceId, reader: AlertReader): Promise<AlertView[]> {
  return rows<AlertView>(
    tx,
    sql`
    select id, kind, severity, channel_id as "channelId", conversation_id as "conversationId", data, raised_at as "raisedAt"
    from alerts
    where workspace_id = ${workspaceId} and cleared_at is null and put_away_at is null
      and (member_id = ${reader.memberId}::uuid or (member_id is null and ${reader.leads}::boolean))
    order by raised_at desc, id desc
    limit ${mostShown}`,
  )
}

/** Somebody has read it. Answers whether there was such an alert for them. */
export async function putAway(
  tx: Db,
  workspaceId: WorkspaceId,
  id: string,
  reader: AlertReader,
  at: Instant,
): Promise<boolean> {
  const found = await row(
    tx,
    sql`
    update alerts set
      put_away_by = case when put_away_at is null then ${reader.memberId}::uuid else put_away_by end,
      put_away_at = coalesce(put_away_at, to_timestamp(${at} / 1000.0))
    where workspace_id = ${workspaceId} and id = ${id}::uuid
      and (member_id = ${reader.memberId}::uuid or (member_id is null and ${reader.leads}::boolean))
    returning id`,
  )
  return Boolean(found)
}

/** The alerts of these kinds whose causes last, put away or not. */
export function listLasting(db: Db, kinds: readonly AlertView['kind'][]): Promise<LastingAlert[]> {
  return rows<LastingAlert>(
    db,
    sql`
    select distinct on (workspace_id, kind, subject) workspace_id as "workspaceId", kind, subject, data
    from alerts where cleared_at is null and kind = any(${kinds}::text[])
    order by workspace_id, kind, subject, raised_at desc`,
  )
}

export interface LastingAlert {
  workspaceId: WorkspaceId
  kind: AlertView['kind']
  subject: string
  data: Record<string, unknown>
}

/** What an alert that stands tells has changed. Answers its id, unless it was put away. */
export async function retell(tx: Db, workspaceId: WorkspaceId, alert: AlertOrder): Promise<string | null> {
  const told = await row<{ id: string }>(
    tx,
    sql`
    update alerts set data = ${JSON.stringify(alert.data ?? {})}::jsonb, conversation_id = ${alert.conversationId ?? null}::uuid,
      channel_id = ${alert.channelId ?? null}::uuid
    where workspace_id = ${workspaceId} and kind = ${alert.kind} and subject = ${alert.subject}
      and cleared_at is null and put_away_at is null
    returning id`,
  )
  return told?.id ?? null
}
