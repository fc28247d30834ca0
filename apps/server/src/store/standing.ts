import type { Role } from '@lienmach/contract'
import type { ApiKeyId, Instant, MemberId, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { row, sql } from './sql.ts'

/** A person's role in a workspace; null when they are no member, or the workspace does not exist. */
export async function findStanding(db: Db, workspaceId: WorkspaceId, userId: MemberId): Promise<Role | null> {
  const found = await row<{ role: Role }>(db, sql`
    select role from public.members
    where workspace_id = ${workspaceId} and user_id = ${userId} and removed_at is null`)
  return found?.role ?? null
}

export interface KeyStanding {
  workspaceId: WorkspaceId
  id: ApiKeyId
  role: Exclude<Role, 'owner'>
}

/** The key with this hash, unless it was withdrawn. Its last use is noted once a minute at most. */
export async function useApiKey(db: Db, hash: Buffer, now: Instant): Promise<KeyStanding | null> {
  const found = await row<KeyStanding & { stale: boolean }>(db, sql`
    select workspace_id as "workspaceId", id, role,
      last_used_at is null or last_used_at < to_timestamp(${now} / 1000.0) - interval '1 minute' as stale
    from public.api_keys
    where key_hash = ${hash} and revoked_at is null`)
  if (!found) return null
  if (found.stale) {
    await row(db, sql`
      update public.api_keys set last_used_at = to_timestamp(${now} / 1000.0)
      where workspace_id = ${found.workspaceId} and id = ${found.id}`)
  }
  return { workspaceId: found.workspaceId, id: found.id, role: found.role }
}
