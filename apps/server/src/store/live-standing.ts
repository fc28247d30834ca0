import type { Role } from '@lienmach/contract'
import type { Instant, MemberId, SessionId, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { row, sql } from './sql.ts'

/**
 * What a session still opens in a workspace, asked of the tables themselves rather than of a cookie: whether it lives,
 * and its person's role there.
 */
export async function standingOfSession(
  auth: Db,
  workspaceId: WorkspaceId,
  { sessionId, memberId }: { sessionId: SessionId; memberId: MemberId },
  now: Instant,
): Promise<{ lives: boolean; role: Role | null }> {
  const found = await row<{ role: Role | null }>(
    auth,
    sql`
    select members.role from auth.session
    left join public.members on members.workspace_id = ${workspaceId} and members.user_id = session."userId"
      and members.removed_at is null
    where session.id = ${sessionId} and session."userId" = ${memberId}
      and session."expiresAt" > to_timestamp(${now} / 1000.0)`,
  )
  return { lives: found !== undefined, role: found?.role ?? null }
}
