import { AppError } from '@lienmach/contract'
import type { WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { type AuditEntry, appendAudit } from '../store/audit.ts'
import { appendChanges } from '../store/changes.ts'
import { inWorkspace } from '../store/db.ts'
import * as workspaces from '../store/workspaces.ts'

export interface UpdateWorkspace {
  workspaceId: WorkspaceId
  actor: AuditEntry['actor']
  change: Parameters<typeof workspaces.updateWorkspace>[2]
}

/** Renames a workspace, moves its time zone, or changes after how long people are away or told of something. */
export async function updateWorkspace(
  context: Context,
  order: UpdateWorkspace,
): Promise<workspaces.WorkspaceRow> {
  const { workspaceId, actor, change } = order
  const now = context.clock.now()
  const updated = await inWorkspace(context.db, workspaceId, async (tx) => {
    const workspace = await workspaces.updateWorkspace(tx, workspaceId, change)
    if (!workspace) throw new AppError('resource/not-found')
    const data = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
    await appendAudit(
      tx,
      { workspaceId, actor, action: 'workspace.changed', data },
      now,
      context.random.uuid(),
    )
    await appendChanges(tx, workspaceId, [{ kind: 'workspace', entityId: workspaceId }], now)
    return workspace
  })
  context.wake.hint('changes', workspaceId)
  return updated
}
