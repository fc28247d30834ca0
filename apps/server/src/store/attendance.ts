import type { Instant, MemberId, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { rows, sql } from './sql.ts'

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
