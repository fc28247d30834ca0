import { AppError, type Role } from '@lienmach/contract'
import type { MemberId, WorkspaceId } from '@lienmach/domain'
import { reaches } from '../accounts/roles.ts'
import type { Context } from '../context.ts'
import { type AuditEntry, appendAudit } from '../store/audit.ts'
import { appendChanges } from '../store/changes.ts'
import { inWorkspace } from '../store/db.ts'
import { revokeInvitedBy } from '../store/invitations.ts'
import { findMember, lockRoles, type MemberRow, setRole } from '../store/members.ts'

export interface ChangeRole {
  workspaceId: WorkspaceId
  actor: AuditEntry['actor']
  memberId: MemberId
  role: Role
}

/** Gives a member another role. The last owner stays one. */
export async function changeRole(context: Context, order: ChangeRole): Promise<MemberRow> {
  const { workspaceId, actor, memberId, role } = order
  const now = context.clock.now()
  const changed = await inWorkspace(context.db, workspaceId, async (tx) => {
    const everybody = await lockRoles(tx, workspaceId)
    const before = everybody.find(({ id }) => id === memberId)?.role
    if (before === undefined) throw new AppError('resource/not-found')
    if (role !== 'owner' && isLastOwner(everybody, memberId)) throw new AppError('member/last-owner')

    if (role !== before) {
      await setRole(tx, workspaceId, memberId, role)
      // Invitations were given with the standing of then.
      if (!reaches(role, before)) await revokeInvitedBy(tx, workspaceId, memberId, now)
      await appendAudit(
        tx,
        {
          workspaceId,
          actor,
          action: 'member.role_changed',
          subjectKind: 'member',
          subjectId: memberId,
          data: { from: before, to: role },
        },
        now,
        context.random.uuid(),
      )
      await appendChanges(tx, workspaceId, [{ kind: 'member', entityId: memberId }], now)
    }
    const member = await findMember(tx, workspaceId, memberId)
    if (!member) throw new AppError('resource/not-found')
    return member
  })
  context.wake.hint('changes', workspaceId)
  context.wake.hint('access', workspaceId)
  return changed
}

/** Whether nobody else owns the workspace. */
export function isLastOwner(everybody: readonly { id: MemberId; role: Role }[], memberId: MemberId): boolean {
  const owners = everybody.filter(({ role }) => role === 'owner')
  return owners.length === 1 && owners[0]?.id === memberId
}
