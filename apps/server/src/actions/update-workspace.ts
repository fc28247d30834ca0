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
  name: string | undefined
  timeZone: string | undefined
}

/** Renames a workspace or moves its time zone. */
export async function updateWorkspace(
  context: Context,
  order: UpdateWorkspace,
): Promise<workspaces.WorkspaceRow> {
  const { workspaceId, actor, name, timeZone } = order
  const now = context.clock.now()
  const updated = await inWorkspace(context.db, workspaceId, async (tx) => {
    const workspace = await workspaces.updateWorkspace(tx, workspaceId, { name, timeZone })
    if (!workspace) throw new AppError('resource/not-found')
    const data = { ...(name !== undefined && { name }), ...(timeZone !== undefined && { timeZone }) }
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
