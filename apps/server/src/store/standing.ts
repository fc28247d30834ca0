import type { Role } from '@lienmach/contract'
import type { ApiKeyId, Instant, MemberId, WorkspaceId } from '@lienmach/domain'
import type { Session } from '../accounts/session.ts'
import type { Db } from './db.ts'
import { exec, row, sql } from './sql.ts'

export interface Standing {
  /** Whether the session was neither ended nor revoked; a browser's cookie may be up to a minute behind. */
  signedIn: boolean
  /** Null when the person is no member, or the workspace does not exist. */
  role: Role | null
}

/** What somebody may do in a workspace, asked with every call. */
export async function findStanding(db: Db, workspaceId: WorkspaceId, session: Session): Promise<Standing> {
  const found = await row<Standing>(
    db,
    sql.kept(
      'find-standing',
      sql`
    select exists (select from auth.session where id = ${session.id} and "userId" = ${session.userId}) as "signedIn",
      (select role from public.members
       where workspace_id = ${workspaceId} and user_id = ${session.userId} and removed_at is null) as role`,
    ),
  )
  return found ?? { signedIn: false, role: null }
}

/** Whether a session was neither ended nor revoked. */
export async function sessionLives(db: Db, { id, userId }: Session): Promise<boolean> {
  const found = await row<{ lives: boolean }>(
    db,
    sql`
    select exists (select from auth.session where id = ${id} and "userId" = ${userId}) as lives`,
  )
  return found?.lives === true
}

/** Removes a person's sessions whose time has run out. */
export async function forgetOldSessions(db: Db, userId: MemberId): Promise<void> {
  await exec(db, sql`delete from auth.session where "userId" = ${userId} and "expiresAt" < now()`)
}

export interface KeyStanding {
  workspaceId: WorkspaceId
  id: ApiKeyId
  role: Exclude<Role, 'owner'>
}

/** The key with this hash, unless it was withdrawn. Its last use is noted once a minute at most. */
export async function useApiKey(db: Db, hash: Buffer, now: Instant): Promise<KeyStanding | null> {
  const found = await row<KeyStanding & { stale: boolean }>(
    db,
    sql`
    select workspace_id as "workspaceId", id, role,
      last_used_at is null or last_used_at < to_timestamp(${now} / 1000.0) - interval '1 minute' as stale
    from public.api_keys
    where key_hash = ${hash} and revoked_at is null`,
  )
  if (!found) return null
  if (found.stale) {
    await row(
      db,
      sql`
      update public.api_keys set last_used_at = to_timestamp(${now} / 1000.0)
      where workspace_id = ${found.workspaceId} and id = ${found.id}`,
    )
  }
  return { workspaceId: found.workspaceId, id: found.id, role: found.role }
}
