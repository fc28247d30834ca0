import type { Instant, MemberId, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { row, rows, sql } from './sql.ts'

/** Somebody without a window is gone after this long: a reload, a lift or a closed lid is no absence. Milliseconds. */
export const absentAfter = 90_000

export interface Attendant {
  workspaceId: WorkspaceId
  memberId: MemberId
}

/** Notes that these have a window open. Answers who came back by that: they are again what they chose to be. */
export function noteHere(tx: Db, attendants: readonly Attendant[], now: Instant): Promise<Attendant[]> {
  return rows<Attendant>(
    tx,
    sql.named(
      'note-here',
      `
    with here as (
      select members.workspace_id, members.user_id, members.presence = 'offline' and chosen_presence <> 'offline' as returns
      from jsonb_to_recordset($1::jsonb) as attendant ("workspaceId" uuid, "memberId" uuid)
      join members on members.workspace_id = attendant."workspaceId" and members.user_id = attendant."memberId"
      where members.removed_at is null
      order by 1, 2
      for update of members
    ), noted as (
      update members
      set here_until = to_timestamp($2::float8 / 1000),
        presence = case when here.returns then members.chosen_presence else members.presence end,
        presence_at = case when here.returns then to_timestamp($3::float8 / 1000) else members.presence_at end
      from here where members.workspace_id = here.workspace_id and members.user_id = here.user_id
      returning members.workspace_id, members.user_id, here.returns
    )
    select workspace_id as "workspaceId", user_id as "memberId" from noted where returns`,
      [JSON.stringify(attendants), now + absentAfter, now],
    ),
  )
}

/** Has everybody leave who has had no window for a while. Answers who. */
export function noteGone(tx: Db, now: Instant): Promise<Attendant[]> {
  return rows<Attendant>(
    tx,
    sql.named(
      'note-gone',
      `
    update members set presence = 'offline', presence_at = to_timestamp($1::float8 / 1000)
    where presence <> 'offline' and removed_at is null and coalesce(here_until, '-infinity') <= to_timestamp($1::float8 / 1000)
    returning workspace_id as "workspaceId", user_id as "memberId"`,
      [now],
    ),
  )
}

/** Notes that somebody does something. Answers whether that brings them back who were away only for doing nothing. */
export async function noteActive(
  tx: Db,
  { workspaceId, memberId }: Attendant,
  now: Instant,
): Promise<boolean> {
  const found = await row<{ returns: boolean }>(
    tx,
    sql`
    update members
    set active_at = to_timestamp(${now} / 1000.0),
      presence = case when before.returns then 'ready' else members.presence end,
      presence_at = case when before.returns then to_timestamp(${now} / 1000.0) else members.presence_at end
    from (
      select user_id, presence = 'away' and chosen_presence = 'ready' as returns from members
      where workspace_id = ${workspaceId} and user_id = ${memberId} and removed_at is null
      for update
    ) as before
    where members.workspace_id = ${workspaceId} and members.user_id = before.user_id
    returning before.returns`,
  )
  return found?.returns === true
}

/** Puts those away who have done nothing for as long as their workspace says. Answers who. */
export function noteIdle(tx: Db, now: Instant): Promise<Attendant[]> {
  return rows<Attendant>(
    tx,
    sql`
    update members set presence = 'away', presence_at = to_timestamp(${now} / 1000.0)
    from workspaces
    where workspaces.id = members.workspace_id and members.presence = 'ready' and members.removed_at is null
      and greatest(members.active_at, members.presence_at)
        <= to_timestamp(${now} / 1000.0) - make_interval(mins => workspaces.auto_away_minutes)
    returning members.workspace_id as "workspaceId", members.user_id as "memberId"`,
  )
}
