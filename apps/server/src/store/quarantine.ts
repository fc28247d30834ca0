import type { ChannelId, Instant, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { exec, row, rows, sql } from './sql.ts'

/** An event that could not be applied, and where its bytes are. */
export interface QuarantinedEvent {
  id: string
  workspaceId: WorkspaceId
  channelId: ChannelId
  rawId: number
  rawReceivedAt: Instant
  entryNo: number
  eventNo: number
  kind: string
  class: string
  reason: string
  body: string
}

/** Sets an event aside. One that is set aside again after a replay is open again, with its new reason. */
export async function quarantine(tx: Db, event: QuarantinedEvent, now: Instant): Promise<string | null> {
  const kept = await row<{ id: string }>(
    tx,
    sql`
    insert into quarantined_events (workspace_id, id, channel_id, raw_id, raw_received_at, entry_no, event_no, kind, class,
      reason, body, created_at)
    values (${event.workspaceId}, ${event.id}, ${event.channelId}, ${event.rawId}, to_timestamp(${event.rawReceivedAt} / 1000.0),
      ${event.entryNo}, ${event.eventNo}, ${event.kind}, ${event.class}, ${event.reason}, ${event.body},
      to_timestamp(${now} / 1000.0))
    on conflict (workspace_id, raw_id, entry_no, event_no) do update
    set class = excluded.class, reason = excluded.reason, state = 'open', replayed_at = null
    where quarantined_events.class <> excluded.class or quarantined_events.state <> 'open'
    returning id`,
  )
  return kept?.id ?? null
}

/** Notes a signed body, or a part of one, that nobody can read. */
export async function noteUnreadable(
  tx: Db,
  body: { rawId: number; rawReceivedAt: Instant; byteSize: number; class: string; reason: string },
  now: Instant,
): Promise<void> {
  await exec(
    tx,
    sql`
    insert into unreadable_webhooks (raw_id, raw_received_at, byte_size, class, reason, created_at)
    values (${body.rawId}, to_timestamp(${body.rawReceivedAt} / 1000.0), ${body.byteSize}, ${body.class}, ${body.reason},
      to_timestamp(${now} / 1000.0))
    on conflict (raw_id) do nothing`,
  )
}

export interface QuarantineRow {
  id: string
  scope: 'event' | 'body'
  channelId: ChannelId | null
  kind: string | null
  class: string
  reason: string
  byteSize: number | null
  state: 'open' | 'replayed'
  createdAt: Instant
}

/** What a workspace's managers see: its own events, and that unreadable bodies came; never what is in those. */
export function listQuarantine(db: Db, workspaceId: WorkspaceId, limit: number) {
  return rows<QuarantineRow>(
    db,
    sql`
    select * from (
      select id::text, 'event' as scope, channel_id as "channelId", kind, class, reason, octet_length(body) as "byteSize", state,
        created_at as "createdAt"
      from quarantined_events where workspace_id = ${workspaceId}
      union all
      select raw_id::text, 'body', null, null, class, reason, byte_size, state, created_at from unreadable_webhooks
    ) as listed
    order by state, "createdAt" desc
    limit ${limit}`,
  )
}

export type StoredQuarantinedEvent = QuarantinedEvent & { state: 'open' | 'replayed'; createdAt: Instant }

const storedColumns = `workspace_id as "workspaceId", id, channel_id as "channelId", raw_id as "rawId",
  raw_received_at as "rawReceivedAt", entry_no as "entryNo", event_no as "eventNo", kind, class, reason, body, state,
  created_at as "createdAt"`

/** One event set aside. */
export function findQuarantined(db: Db, workspaceId: WorkspaceId, id: string) {
  return row<StoredQuarantinedEvent>(db, {
    text: `select ${storedColumns} from quarantined_events where workspace_id = $1 and id::text = $2`,
    values: [workspaceId, id],
  })
}

/** The same, locked. */
export function lockQuarantined(tx: Db, workspaceId: WorkspaceId, id: string) {
  return row<StoredQuarantinedEvent>(tx, {
    text: `select ${storedColumns} from quarantined_events where workspace_id = $1 and id::text = $2 for update`,
    values: [workspaceId, id],
  })
}

/** An event set aside, as managers see it. */
export const rowOf = (event: StoredQuarantinedEvent): QuarantineRow => ({
  id: event.id,
  scope: 'event',
  channelId: event.channelId,
  kind: event.kind,
  class: event.class,
  reason: event.reason,
  byteSize: Buffer.byteLength(event.body),
  state: event.state,
  createdAt: event.createdAt,
})

/** The event was applied after all. */
export async function markReplayed(
  tx: Db,
  workspaceId: WorkspaceId,
  id: string,
  now: Instant,
): Promise<void> {
  await exec(
    tx,
    sql`
    update quarantined_events set state = 'replayed', replayed_at = to_timestamp(${now} / 1000.0)
    where workspace_id = ${workspaceId} and id = ${id}`,
  )
}

/** A signed body that could not be read, and where its bytes are. */
export async function findUnreadable(
  db: Db,
  rawId: number,
): Promise<{ rawId: number; rawReceivedAt: Instant; state: 'open' | 'replayed'; row: QuarantineRow } | null> {
  const found = await row<
    Pick<QuarantineRow, 'class' | 'reason' | 'state' | 'createdAt'> & {
      byteSize: number
      receivedAt: Instant
    }
  >(
    db,
    sql`
    select class, reason, state, byte_size as "byteSize", created_at as "createdAt", raw_received_at as "receivedAt"
    from unreadable_webhooks where raw_id = ${rawId}`,
  )
  if (!found) return null
  const { receivedAt, ...shown } = found
  return {
    rawId,
    rawReceivedAt: receivedAt,
    state: found.state,
    row: { id: String(rawId), scope: 'body', channelId: null, kind: null, ...shown },
  }
}

/** The body was read after all. */
export async function markUnreadableReplayed(tx: Db, rawId: number): Promise<void> {
  await exec(tx, sql`update unreadable_webhooks set state = 'replayed' where raw_id = ${rawId}`)
}
