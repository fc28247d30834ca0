import { AppError } from '@lienmach/contract'
import type { InvitationId, WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { type AuditEntry, appendAudit } from '../store/audit.ts'
import { inWorkspace } from '../store/db.ts'
import * as invitations from '../store/invitations.ts'

export interface RevokeInvitation {
  workspaceId: WorkspaceId
  actor: AuditEntry['actor']
  invitationId: InvitationId
}

/** Withdraws an invitation that nobody accepted yet. */
export async function revokeInvitation(context: Context, order: RevokeInvitation): Promise<void> {
  const { workspaceId, actor, invitationId } = order
  const now = context.clock.now()
  await inWorkspace(context.db, workspaceId, async (tx) => {
    const revoked = await invitations.revokeInvitation(tx, workspaceId, invitationId, now)
    if (!revoked) throw new AppError('resource/not-found')
    await appendAudit(
      tx,
      {
        workspaceId,
        actor,
        action: 'invitation.revoked',
        subjectKind: 'invitation',
        subjectId: invitationId,
        data: revoked,
      },
      now,
      context.random.uuid(),
    )
  })
}
