import type { Role } from '@lienmach/contract'
import type { Instant, MemberId, WorkspaceId } from '@lienmach/domain'
import { type Databases, type Db, inWorkspace } from './db.ts'
import { exec, row, rows, type Statement, sql } from './sql.ts'

export interface WorkspaceRow {
  id: WorkspaceId
  name: string
  timeZone: string
  /** Minutes after which somebody is away, and after which somebody is told; null: never. */
  autoAwayMinutes: number | null
  alertWaitingMinutes: number | null
  alertUnclaimedMinutes: number | null
}

const workspaceColumns = sql`
  workspaces.id, workspaces.name, workspaces.time_zone as "timeZone", workspaces.auto_away_minutes as "autoAwayMinutes",
  workspaces.alert_waiting_minutes as "alertWaitingMinutes", workspaces.alert_unclaimed_minutes as "alertUnclaimedMinutes"`

/** Whether anybody has set this installation up. Asked of the accounts' connection, which may see all names. */
export async function anyWorkspaceExists(auth: Db): Promise<boolean> {
  return (
    (await row<{ found: boolean }>(auth, sql`select exists (select from public.workspaces) as found`))
      ?.found === true
  )
}

/** The name of a workspace, for somebody who is invited there and not yet in it. */
export async function findWorkspaceName(auth: Db, workspaceId: WorkspaceId): Promise<string | null> {
  const found = await row<{ name: string }>(
    auth,
    sql`select name from public.workspaces where id = ${workspaceId}`,
  )
  return found?.name ?? null
}

/** Held to the end of the transaction: only one set-up of an installation runs at a time. */
export async function lockSetUp(auth: Db): Promise<void> {
  await exec(auth, sql`select pg_advisory_xact_lock(hashtext('lienmach set-up'))`)
}

export async function insertWorkspace(
  tx: Db,
  workspace: Pick<WorkspaceRow, 'id' | 'name' | 'timeZone'>,
  at: Instant,
): Promise<WorkspaceRow> {
  const inserted = await row<WorkspaceRow>(
    tx,
    sql`
    insert into workspaces (id, name, time_zone, created_at)
    values (${workspace.id}, ${workspace.name}, ${workspace.timeZone}, to_timestamp(${at} / 1000.0))
    returning ${workspaceColumns}`,
  )
  if (!inserted) throw new Error('What is inserted is returned.')
  return inserted
}

export async function updateWorkspace(
  tx: Db,
  workspaceId: WorkspaceId,
  change: { [Field in keyof Omit<WorkspaceRow, 'id'>]: WorkspaceRow[Field] | undefined },
): Promise<WorkspaceRow | null> {
  const found = await row<WorkspaceRow>(
    tx,
    sql`
    update workspaces
    set name = coalesce(${change.name ?? null}, name), time_zone = coalesce(${change.timeZone ?? null}, time_zone),
      auto_away_minutes = ${minutes(change.autoAwayMinutes, 'auto_away_minutes')},
      alert_waiting_minutes = ${minutes(change.alertWaitingMinutes, 'alert_waiting_minutes')},
      alert_unclaimed_minutes = ${minutes(change.alertUnclaimedMinutes, 'alert_unclaimed_minutes')}
    where id = ${workspaceId}
    returning ${workspaceColumns}`,
  )
  return found ?? null
}

/** A number, null for never, or what stands. */
const minutes = (value: number | null | undefined, column: string): Statement =>
  value === undefined ? { text: column, values: [] } : sql`${value}::int`

const noWorkspace = '00000000-0000-0000-0000-000000000000' as WorkspaceId

/** Asks across a person's own workspaces: only their places and the names of those workspaces can be seen. */
export function asPerson<T>(db: Databases, userId: MemberId, work: (tx: Db) => Promise<T>): Promise<T> {
  return inWorkspace(db, noWorkspace, async (tx) => {
    await exec(tx, sql`select set_config('app.user_id', ${userId}, true)`)
    return work(tx)
  })
}

/** Every workspace of a person, by name. `tx` works for that person; see `asPerson`. */
export function listWorkspacesOf(tx: Db, userId: MemberId): Promise<(WorkspaceRow & { role: Role })[]> {
  return rows<WorkspaceRow & { role: Role }>(
    tx,
    sql`
    select ${workspaceColumns}, members.role
    from members join workspaces on workspaces.id = members.workspace_id
    where members.user_id = ${userId} and members.removed_at is null
    order by workspaces.name, workspaces.id`,
  )
}

/** Where the shop's clock stands. */
export async function findTimeZone(tx: Db, workspaceId: WorkspaceId): Promise<string> {
  const found = await row<{ timeZone: string }>(
    tx,
    sql`select time_zone as "timeZone" from workspaces where id = ${workspaceId}`,
  )
  return found?.timeZone ?? 'UTC'
}
