import type { AuditEntryView } from '@lienmach/contract'
import type { WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { rows, sql } from './sql.ts'

/** A page of the audit log, newest first. `before` is the id of an entry; ids are in order of time. */
export function listAudit(
  tx: Db,
  workspaceId: WorkspaceId,
  page: { before: string | null; action: string | null; limit: number },
): Promise<AuditEntryView[]> {
  return rows<AuditEntryView>(
    tx,
    sql`
    select entry.id, entry.at, entry.actor_kind as "actorKind", entry.actor_id as "actorId",
      coalesce(members.name, api_keys.name) as "actorName", entry.action, entry.subject_kind as "subjectKind",
      entry.subject_id as "subjectId", entry.data
    from audit_log entry
    left join members on entry.actor_kind = 'member'
      and members.workspace_id = entry.workspace_id and members.user_id = entry.actor_id
    left join api_keys on entry.actor_kind = 'api_key'
      and api_keys.workspace_id = entry.workspace_id and api_keys.id = entry.actor_id
    where entry.workspace_id = ${workspaceId}
      and (${page.action}::text is null or entry.action = ${page.action})
      and (${page.before}::uuid is null or (entry.at, entry.id) < (
        select at, id from audit_log where workspace_id = ${workspaceId} and id = ${page.before}::uuid))
    order by entry.at desc, entry.id desc
    limit ${page.limit}`,
  )
}
