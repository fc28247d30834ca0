import type { ChannelCheckView, ChannelHealthView, ChannelView } from '@lienmach/contract'
import type { ChannelId, Instant, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { exec, row, rows, sql } from './sql.ts'

type StoredAnswer = Omit<ChannelCheckView, 'since' | 'checkedAt'>

/** What each question about a channel answered last. */
export function listChecks(
  db: Db,
  workspaceId: WorkspaceId,
  channelId: ChannelId,
): Promise<ChannelCheckView[]> {
  return rows<ChannelCheckView>(
    db,
    sql`
    select name as "check", state, reason, data, guide, since, checked_at as "checkedAt"
    from channel_checks where workspace_id = ${workspaceId} and channel_id = ${channelId}`,
  )
}

/** Keeps the answers. An answer that stays the same is as old as it was. */
export async function saveChecks(
  tx: Db,
  workspaceId: WorkspaceId,
  channelId: ChannelId,
  answers: readonly StoredAnswer[],
  at: Instant,
): Promise<void> {
  await exec(
    tx,
    sql`
    insert into channel_checks (workspace_id, channel_id, name, state, reason, data, guide, since, checked_at)
    select ${workspaceId}, ${channelId}, answer."check", answer.state, answer.reason, answer.data, answer.guide, moment, moment
    from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb)
        as answer ("check" text, state text, reason text, data jsonb, guide text),
      to_timestamp(${at}::float8 / 1000) as moment
    on conflict (workspace_id, channel_id, name) do update set
      state = excluded.state, reason = excluded.reason, data = excluded.data, guide = excluded.guide,
      since = case when (channel_checks.state, channel_checks.reason) = (excluded.state, excluded.reason)
        then channel_checks.since else excluded.since end,
      checked_at = excluded.checked_at`,
  )
}

/** Adds a look to the hour in which it was taken; the hour keeps the worst. */
export async function noteHour(
  tx: Db,
  workspaceId: WorkspaceId,
  channelId: ChannelId,
  found: { state: ChannelCheckView['state']; reasons: readonly string[] },
  at: Instant,
): Promise<void> {
  await exec(
    tx,
    sql`
    insert into channel_hours as known (workspace_id, channel_id, hour, state, reasons)
    values (${workspaceId}, ${channelId}, date_trunc('hour', to_timestamp(${at} / 1000.0)), ${found.state},
      ${found.reasons}::text[])
    on conflict (workspace_id, channel_id, hour) do update set
      state = (array['unknown', 'well', 'look', 'broken'])[greatest(
        array_position(array['unknown', 'well', 'look', 'broken'], known.state),
        array_position(array['unknown', 'well', 'look', 'broken'], excluded.state))],
      reasons = array(select distinct unnest(known.reasons || excluded.reasons) order by 1)`,
  )
}

const shownFor = 14 * 24 * 60 * 60_000

/** The last fourteen days, oldest first. */
export function listHours(
  db: Db,
  workspaceId: WorkspaceId,
  channelId: ChannelId,
  now: Instant,
): Promise<ChannelHealthView['hours']> {
  return rows(
    db,
    sql`
    select hour, state, reasons from channel_hours
    where workspace_id = ${workspaceId} and channel_id = ${channelId}
      and hour > to_timestamp(${now - shownFor} / 1000.0)
    order by hour`,
  )
}

/** Forgets what no screen shows any more. */
export async function forgetOldHealth(db: Db, now: Instant): Promise<void> {
  const before = now - shownFor - 60 * 60_000
  await exec(db, sql`delete from channel_hours where hour < to_timestamp(${before} / 1000.0)`)
  await exec(
    db,
    sql`
    delete from alerts
    where coalesce(cleared_at, put_away_at) < to_timestamp(${now - 90 * 24 * 60 * 60_000} / 1000.0)`,
  )
}

const changesShown = 50

/** What was set otherwise at the platform, newest first, as the audit log has it. */
export function listSettingsChanges(
  db: Db,
  workspaceId: WorkspaceId,
  channelId: ChannelId,
): Promise<ChannelHealthView['changes']> {
  return rows(
    db,
    sql`
    select at, data ->> 'what' as what, data ->> 'before' as before, data ->> 'after' as after
    from audit_log
    where workspace_id = ${workspaceId} and action = 'channel.settings_changed' and subject_id = ${channelId}
    order by at desc, id desc
    limit ${changesShown}`,
  )
}

export interface Verdict {
  control: Pick<ChannelView['control'], 'mode' | 'defaultApp'>
  /** Null: the platform did not say. */
  scopes: { granted: readonly string[]; missing: readonly string[] } | null
  health: ChannelCheckView['state']
  findings: number
}

/** Writes down on the channel what was found, as far as everybody sees it. Answers whether anything of that changed. */
export async function saveVerdict(
  tx: Db,
  workspaceId: WorkspaceId,
  channelId: ChannelId,
  { control, scopes, health, findings }: Verdict,
): Promise<boolean> {
  const changed = await row(
    tx,
    sql`
    update channels set control_mode = ${control.mode}, default_app = ${control.defaultApp},
      granted_scopes = coalesce(${scopes?.granted ?? null}::text[], granted_scopes),
      missing_scopes = coalesce(${scopes?.missing ?? null}::text[], missing_scopes),
      health = ${health}, findings = ${findings}
    where workspace_id = ${workspaceId} and id = ${channelId}
      and (control_mode, default_app, granted_scopes, missing_scopes, health, findings) is distinct from
        (${control.mode}, ${control.defaultApp}, coalesce(${scopes?.granted ?? null}::text[], granted_scopes),
          coalesce(${scopes?.missing ?? null}::text[], missing_scopes), ${health}, ${findings}::int)
    returning id`,
  )
  return Boolean(changed)
}
