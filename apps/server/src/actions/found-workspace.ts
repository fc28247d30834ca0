import type { WorkspaceId } from '@lienmach/domain'
import type { Account } from '../accounts/accounts.ts'
import type { Context } from '../context.ts'
import { appendAudit } from '../store/audit.ts'
import { inWorkspace } from '../store/db.ts'
import { putMember } from '../store/members.ts'
import { insertWorkspace, type WorkspaceRow } from '../store/workspaces.ts'

/** Creates a workspace with its first owner. */
export async function foundWorkspace(
  context: Context,
  founder: Account,
  order: { name: string; timeZone: string },
): Promise<WorkspaceRow> {
  const now = context.clock.now()
  const workspace = { id: context.random.uuid() as WorkspaceId, ...order }
  return inWorkspace(context.db, workspace.id, async (tx) => {
    const founded = await insertWorkspace(tx, workspace, now)
    await putMember(
      tx,
      workspace.id,
      { id: founder.userId, name: founder.name, email: founder.email, role: 'owner' },
      now,
    )
    await appendAudit(
      tx,
      {
        workspaceId: workspace.id,
        actor: { kind: 'member', id: founder.userId },
        action: 'workspace.created',
        data: { name: order.name },
      },
      now,
      context.random.uuid(),
    )
    return founded
  })
}
