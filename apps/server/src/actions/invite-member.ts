import { AppError, type Role } from '@lienmach/contract'
import type { Instant, InvitationId, MemberId, WorkspaceId } from '@lienmach/domain'
import { invitationLetter, refusalCode } from '../accounts/letters.ts'
import { hashOf, newSecret } from '../accounts/secrets.ts'
import type { Context } from '../context.ts'
import { appendAudit } from '../store/audit.ts'
import { inWorkspace } from '../store/db.ts'
import { type InvitationRow, insertInvitation, revokeFor } from '../store/invitations.ts'
import { findMember, listMembers } from '../store/members.ts'
import { findWorkspaceName } from '../store/workspaces.ts'

const lifetime = 24 * 60 * 60_000

export interface InviteMember {
  workspaceId: WorkspaceId
  invitedBy: MemberId
  email: string
  role: Role
}

export interface Invited {
  invitation: InvitationRow
  /** Shown once. Whoever has it can join as the invited address. */
  link: string
  /** Whether a mail server took the letter; otherwise the link is to be handed on by hand. */
  mailed: boolean
}

/** Invites somebody for a day. An earlier invitation of the same address no longer works. */
export async function inviteMember(context: Context, order: InviteMember): Promise<Invited> {
  const { workspaceId, invitedBy, role } = order
  const email = order.email.toLowerCase()
  const now = context.clock.now()
  const token = newSecret(context.random, '')
  const id = context.random.uuid() as InvitationId
  const expiresAt = (now + lifetime) as Instant

  const inviterName = await inWorkspace(context.db, workspaceId, async (tx) => {
    const inviter = await findMember(tx, workspaceId, invitedBy)
    // Nobody hands out more than they have.
    if (!inviter || (role === 'owner' && inviter.role !== 'owner')) {
      throw new AppError('workspace/forbidden', { needs: 'owner' })
    }
    const members = await listMembers(tx, workspaceId)
    if (members.some((member) => member.email === email)) throw new AppError('member/already-here')

    await revokeFor(tx, workspaceId, email, now)
    await insertInvitation(tx, workspaceId, {
      id,
      email,
      role,
      tokenHash: hashOf(token),
      invitedBy,
      createdAt: now,
      expiresAt,
    })
    await appendAudit(
      tx,
      {
        workspaceId,
        actor: { kind: 'member', id: invitedBy },
        action: 'member.invited',
        subjectKind: 'invitation',
        subjectId: id,
        data: { email, role },
      },
      now,
      context.random.uuid(),
    )
    return inviter.name
  })

  const link = new URL(`/invite/${token}`, context.config.publicUrl).href
  const mailed = await mail(context, { to: email, invitedBy: inviterName, workspaceId, link })
  return { invitation: { id, email, role, invitedBy: inviterName, createdAt: now, expiresAt }, link, mailed }
}

async function mail(
  { mailer, db, log }: Context,
  order: { to: string; invitedBy: string; workspaceId: WorkspaceId; link: string },
): Promise<boolean> {
  if (!mailer.configured) return false
  const { workspaceId, ...letter } = order
  const workspaceName = (await findWorkspaceName(db.auth, workspaceId)) ?? ''
  try {
    await mailer.send(invitationLetter({ ...letter, workspaceName }))
    return true
  } catch (error) {
    const reason = refusalCode(error)
    log.error({ part: 'accounts', workspaceId, reason }, 'the mail server did not take an invitation')
    return false
  }
}
