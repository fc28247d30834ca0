import type { ChannelId, Instant, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { exec, row, rows, type Statement, sql } from './sql.ts'

export interface DueChannel {
  workspaceId: WorkspaceId
  channelId: ChannelId
}

/** Channels that are looked at: those that work, and once each that has just stopped working. */
const isDue = (now: Instant) => sql`
  (channels.state in ('connecting', 'connected') and coalesce(channels.next_check_at, '-infinity') <= to_timestamp(${now}::float8 / 1000)
    or channels.state = 'needs_reconnect' and channels.next_check_at <= to_timestamp(${now}::float8 / 1000))`

/** Takes channels whose check is due, and puts their next one off. Several processes share them. */
export function claimDueChecks(db: Db, now: Instant, next: Instant, limit: number): Promise<DueChannel[]> {
  return rows<DueChannel>(
    db,
    sql`
    update channels set next_check_at = to_timestamp(${next} / 1000.0)
    from (
      select workspace_id, id from channels where ${isDue(now)}
      order by next_check_at nulls first limit ${limit} for update skip locked
    ) as due
    where channels.workspace_id = due.workspace_id and channels.id = due.id
    returning channels.workspace_id as "workspaceId", channels.id as "channelId"`,
  )
}

/** Selects channels whose check is due. */
export const dueChecks = (now: Instant): Statement => sql`select from channels where ${isDue(now)}`

/** Has these channels looked at soon. Hint `jobs:doctor` after the commit. */
export async function callForCheck(
  tx: Db,
  workspaceId: WorkspaceId,
  channelIds: readonly string[],
  at: Instant,
): Promise<void> {
  await exec(
    tx,
    sql`
    update channels set next_check_at = to_timestamp(${at} / 1000.0)
    where workspace_id = ${workspaceId} and id = any(${channelIds}::uuid[])`,
  )
}

/**
 * It was looked at; the next look follows by itself only where there is something to ask. Somebody may have called for
 * one meanwhile: that one stays due.
 */
export async function noteChecked(
  tx: Db,
  workspaceId: WorkspaceId,
  channelId: ChannelId,
  { at, now, next }: { at: Instant; now: Instant; next: Instant },
): Promise<void> {
  await exec(
    tx,
    sql`
    update channels set checked_at = to_timestamp(${at} / 1000.0),
      next_check_at = case when next_check_at between to_timestamp(${at} / 1000.0) and to_timestamp(${now} / 1000.0) then next_check_at
        when state in ('connecting', 'connected') then to_timestamp(${next} / 1000.0) end
    where workspace_id = ${workspaceId} and id = ${channelId}`,
  )
}

export interface Checkup {
  checkedAt: Instant | null
  nextCheckAt: Instant | null
}

/** When a channel was looked at and will be. */
export async function findCheckup(db: Db, workspaceId: WorkspaceId, channelId: ChannelId): Promise<Checkup> {
  const found = await row<Checkup>(
    db,
    sql`
    select checked_at as "checkedAt", next_check_at as "nextCheckAt"
    from channels where workspace_id = ${workspaceId} and id = ${channelId}`,
  )
  return found ?? { checkedAt: null, nextCheckAt: null }
}
