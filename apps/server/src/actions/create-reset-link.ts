import { AppError } from '@lienmach/contract'
import type { Instant, MemberId, WorkspaceId } from '@lienmach/domain'
import { resetLink } from '../accounts/auth.ts'
import type { Context } from '../context.ts'
import { appendAudit } from '../store/audit.ts'
import { inWorkspace } from '../store/db.ts'
import { findMember, worksOnlyUnder } from '../store/members.ts'

export interface CreateResetLink {
  workspaceId: WorkspaceId
  ownerId: MemberId
  memberId: MemberId
}

/**
 * A link by which a member chooses a new password, for shops without a mail server. An account opens every workspace
 * its person belongs to, so an owner may do this only for people who work under them and nowhere else.
 */
export async function createResetLink(
  context: Context,
  order: CreateResetLink,
): Promise<{ link: string; expiresAt: Instant }> {
  const { workspaceId, ownerId, memberId } = order
  const now = context.clock.now()
  await inWorkspace(context.db, workspaceId, async (tx) => {
    if (!(await findMember(tx, workspaceId, memberId))) throw new AppError('resource/not-found')
    if (!(await worksOnlyUnder(context.db.auth, memberId, ownerId))) {
      throw new AppError('workspace/forbidden', { needs: 'member-of-yours-only' })
    }
    await appendAudit(
      tx,
      {
        workspaceId,
        actor: { kind: 'member', id: ownerId },
        action: 'member.reset_link_created',
        subjectKind: 'member',
        subjectId: memberId,
      },
      now,
      context.random.uuid(),
    )
  })
  const { token, expiresAt } = await context.accounts.createResetToken(memberId, now)
  return { link: resetLink(context.config.publicUrl, token), expiresAt }
}
