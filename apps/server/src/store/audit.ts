import type { AuditAction } from '@lienmach/contract'
import type { Instant, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { exec, sql } from './sql.ts'

/** One thing somebody did. `data` names what changed, in ids, names and roles; never message text or secrets. */
export interface AuditEntry {
  workspaceId: WorkspaceId
  actor: { kind: 'member' | 'api_key'; id: string } | { kind: 'system' | 'platform'; id?: null }
  action: AuditAction
  subjectKind?: string
  subjectId?: string
  data?: Record<string, unknown>
}

/** Notes who did what, in the transaction that does it. `id` comes from `context.random.uuid()`. */
export async function appendAudit(tx: Db, entry: AuditEntry, at: Instant, id: string): Promise<void> {
  const { workspaceId, actor, action, subjectKind = null, subjectId = null, data = {} } = entry
  await exec(
    tx,
    sql`
    insert into audit_log (workspace_id, id, at, actor_kind, actor_id, action, subject_kind, subject_id, data)
    values (${workspaceId}, ${id}, to_timestamp(${at} / 1000.0), ${actor.kind}, ${actor.id ?? null}, ${action},
      ${subjectKind}, ${subjectId}, ${JSON.stringify(data)}::jsonb)`,
  )
}
