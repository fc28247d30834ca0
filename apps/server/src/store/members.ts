import type { MemberView, Role } from '@lienmach/contract'
import type { Instant, MemberId, WorkspaceId } from '@lienmach/domain'
import { absentAfter } from './attendance.ts'
import type { Db } from './db.ts'
import { exec, row, rows, sql } from './sql.ts'

export interface MemberRow {
  id: MemberId
  name: string
  email: string
  role: Role
  presence: MemberView['presence']
  joinedAt: Instant
  openConversations: number
}

/** The people of a workspace, by name; those who left are not among them. */
export function listMembers(tx: Db, workspaceId: WorkspaceId): Promise<MemberRow[]> {
  return selectMembers(tx, workspaceId, null)
}

/** The members with these ids; those who left are not among them. */
export function findMembers(
  tx: Db,
  workspaceId: WorkspaceId,
  ids: readonly MemberId[],
): Promise<MemberRow[]> {
  return selectMembers(tx, workspaceId, ids)
}

export async function findMember(
  tx: Db,
  workspaceId: WorkspaceId,
  id: MemberId,
): Promise<MemberRow | undefined> {
  return (await selectMembers(tx, workspaceId, [id]))[0]
}

function selectMembers(
  tx: Db,
  workspaceId: WorkspaceId,
  ids: readonly MemberId[] | null,
): Promise<MemberRow[]> {
  return rows<MemberRow>(
    tx,
    sql`
    select members.user_id as id, members.name, members.email, members.role, members.presence,
      members.joined_at as "joinedAt", count(conversations.id)::int as "openConversations"
    from members
    left join conversations on conversations.workspace_id = members.workspace_id
      and conversations.assignee_id = members.user_id and conversations.status = 'open'
    where members.workspace_id = ${workspaceId} and members.removed_at is null
      and (${ids}::uuid[] is null or members.user_id = any(${ids}::uuid[]))
    group by members.workspace_id, members.user_id
    order by members.name, members.user_id`,
  )
}

export interface JoiningMember {
  id: MemberId
  role: Role
  name: string
  email: string
}

/** Puts a person into a workspace. Somebody who left and comes back keeps their place, with the new role. */
export async function putMember(
  tx: Db,
  workspaceId: WorkspaceId,
  member: JoiningMember,
  at: Instant,
): Promise<void> {
  await exec(
    tx,
    sql`
    insert into members (workspace_id, user_id, role, name, email, joined_at, presence_at)
    values (${workspaceId}, ${member.id}, ${member.role}, ${member.name}, ${member.email},
      to_timestamp(${at} / 1000.0), to_timestamp(${at} / 1000.0))
    on conflict (workspace_id, user_id) do update set
      role = excluded.role, name = excluded.name, email = excluded.email, joined_at = excluded.joined_at,
      removed_at = null`,
  )
}

/** The roles of all who are here, held until the transaction ends so that two owners cannot both leave. */
export function lockRoles(tx: Db, workspaceId: WorkspaceId): Promise<{ id: MemberId; role: Role }[]> {
  return rows<{ id: MemberId; role: Role }>(
    tx,
    sql`
    select user_id as id, role from members
    where workspace_id = ${workspaceId} and removed_at is null
    order by user_id for update`,
  )
}

export async function setRole(tx: Db, workspaceId: WorkspaceId, id: MemberId, role: Role): Promise<void> {
  await exec(
    tx,
    sql`
    update members set role = ${role} where workspace_id = ${workspaceId} and user_id = ${id}`,
  )
}

/** Notes what a member says they are, which is also a sign of them. Answers whether it changes anything. */
export async function setPresence(
  tx: Db,
  workspaceId: WorkspaceId,
  id: MemberId,
  presence: MemberView['presence'],
  at: Instant,
): Promise<boolean> {
  const said = await row<{ changes: boolean }>(
    tx,
    sql`
    update members set presence = ${presence}, chosen_presence = ${presence},
      presence_at = case when before.changes then to_timestamp(${at} / 1000.0) else members.presence_at end,
      active_at = to_timestamp(${at} / 1000.0),
      here_until = greatest(here_until, to_timestamp(${at + absentAfter} / 1000.0))
    from (
      select user_id, (presence, chosen_presence) <> (${presence}, ${presence}) as changes from members
      where workspace_id = ${workspaceId} and user_id = ${id}
      for update
    ) as before
    where members.workspace_id = ${workspaceId} and members.user_id = before.user_id
    returning before.changes`,
  )
  return said?.changes === true
}

/** Ends a membership. The row stays, since messages and the audit log name it. */
export async function markRemoved(
  tx: Db,
  workspaceId: WorkspaceId,
  id: MemberId,
  at: Instant,
): Promise<void> {
  await exec(
    tx,
    sql`
    update members set removed_at = to_timestamp(${at} / 1000.0), presence = 'offline'
    where workspace_id = ${workspaceId} and user_id = ${id}`,
  )
}

/** Opens the channels that were kept for a leaving member to everybody; answers which. */
export async function openChannelsOf(tx: Db, workspaceId: WorkspaceId, id: MemberId): Promise<string[]> {
  const channels = await rows<{ id: string }>(
    tx,
    sql`
    update channels set chat_right = 'share', chat_owner_id = null
    where workspace_id = ${workspaceId} and chat_owner_id = ${id}
    returning id`,
  )
  return channels.map((channel) => channel.id)
}

/** A member's other places: whether they all lie in workspaces that `ownerId` owns too. `auth` sees all standings. */
export async function worksOnlyUnder(auth: Db, id: MemberId, ownerId: MemberId): Promise<boolean> {
  const found = await row<{ yes: boolean }>(
    auth,
    sql`
    select not exists (
      select from public.members place
      where place.user_id = ${id} and place.removed_at is null
        and not exists (
          select from public.members boss
          where boss.workspace_id = place.workspace_id and boss.user_id = ${ownerId}
            and boss.role = 'owner' and boss.removed_at is null
        )
    ) as yes`,
  )
  return found?.yes === true
}

/** Copies a person's new name to their place in one workspace. */
export async function renameMember(
  tx: Db,
  workspaceId: WorkspaceId,
  id: MemberId,
  name: string,
): Promise<void> {
  await exec(
    tx,
    sql`update members set name = ${name} where workspace_id = ${workspaceId} and user_id = ${id}`,
  )
}
