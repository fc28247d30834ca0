import { AppError } from '@lienmach/contract'
import type { MemberId, WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { type AuditEntry, appendAudit } from '../store/audit.ts'
import { appendChanges, type Change } from '../store/changes.ts'
import { inWorkspace } from '../store/db.ts'
import { revokeInvitedBy } from '../store/invitations.ts'
import { findMember, lockRoles, markRemoved, releaseFromDuty } from '../store/members.ts'
import { isLastOwner } from './change-role.ts'

export interface RemoveMember {
  workspaceId: WorkspaceId
  actor: AuditEntry['actor']
  memberId: MemberId
}

/**
 * Ends a membership. Their next call is refused and their live connections close; open conversations go back to
 * nobody, and invitations they sent no longer open anything.
 */
export async function removeMember(context: Context, order: RemoveMember): Promise<void> {
  const { workspaceId, actor, memberId } = order
  const now = context.clock.now()
  await inWorkspace(context.db, workspaceId, async (tx) => {
    const everybody = await lockRoles(tx, workspaceId)
    const leaving = await findMember(tx, workspaceId, memberId)
    if (!leaving) throw new AppError('resource/not-found')
    if (isLastOwner(everybody, memberId)) throw new AppError('member/last-owner')

    await markRemoved(tx, workspaceId, memberId, now)
    await revokeInvitedBy(tx, workspaceId, memberId, now)
    const { conversationIds, channelIds } = await releaseFromDuty(tx, workspaceId, memberId)
    await appendAudit(
      tx,
      {
        workspaceId,
        actor,
        action: 'member.removed',
        subjectKind: 'member',
        subjectId: memberId,
        data: { name: leaving.name, role: leaving.role, conversationsReleased: conversationIds.length },
      },
      now,
      context.random.uuid(),
    )
    const changes: Change[] = [
      { kind: 'member', entityId: memberId },
      ...channelIds.map((entityId): Change => ({ kind: 'channel', entityId, data: { sight: true } })),
      ...conversationIds.map(
        (entityId): Change => ({ kind: 'conversation', entityId, data: { messages: [] } }),
      ),
    ]
    await appendChanges(tx, workspaceId, changes, now)
  })
  context.wake.hint('changes', workspaceId)
  context.wake.hint('access', workspaceId)
}
