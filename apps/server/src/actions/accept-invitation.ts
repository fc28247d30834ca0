import { AppError } from '@lienmach/contract'
import type { MemberId, WorkspaceId } from '@lienmach/domain'
import type { Account } from '../accounts/accounts.ts'
import { refuseGuessable } from '../accounts/guessable.ts'
import { hashOf } from '../accounts/secrets.ts'
import type { Context } from '../context.ts'
import { appendAudit } from '../store/audit.ts'
import { appendChanges } from '../store/changes.ts'
import { inWorkspace } from '../store/db.ts'
import * as invitations from '../store/invitations.ts'
import { putMember } from '../store/members.ts'

export interface AcceptInvitation {
  token: string
  /** Needed where the invited address has no account yet. */
  name: string | undefined
  password: string
}

/**
 * Joins a workspace by invitation. The address is the invited one, whoever holds the link: an account that exists
 * proves itself with its password, a new one is made. Of several who use one link, one succeeds.
 */
export async function acceptInvitation(
  context: Context,
  order: AcceptInvitation,
): Promise<{ workspaceId: WorkspaceId; email: string }> {
  const now = context.clock.now()
  const invitation = await invitations.findOpenInvitation(context.db.auth, hashOf(order.token), now)
  if (!invitation) throw new AppError('invitation/not-usable')
  const { workspaceId, id, email } = invitation
  const account = await accountFor(context, email, order)

  await inWorkspace(context.db, workspaceId, async (tx) => {
    const accepted = await invitations.acceptInvitation(tx, workspaceId, id, now)
    if (!accepted) throw new AppError('invitation/not-usable')
    const { userId, name } = account
    await putMember(tx, workspaceId, { id: userId, name, email, role: accepted.role }, now)
    await appendAudit(
      tx,
      {
        workspaceId,
        actor: { kind: 'member', id: userId },
        action: 'member.joined',
        subjectKind: 'member',
        subjectId: userId,
        data: { role: accepted.role, invitedBy: accepted.invitedBy },
      },
      now,
      context.random.uuid(),
    )
    await appendChanges(tx, workspaceId, [{ kind: 'member', entityId: userId }], now)
  })
  context.wake.hint('changes', workspaceId)
  return { workspaceId, email }
}

async function accountFor(context: Context, email: string, order: AcceptInvitation): Promise<Account> {
  const { accounts } = context
  const known = await accounts.findByEmail(email)
  if (known) {
    if (await accounts.passwordFits(known.userId, order.password)) return known
    throw new AppError('session/wrong-credentials')
  }
  const missing = [
    ...(order.name === undefined ? [{ at: '/name', problem: 'is needed for a new account' }] : []),
    ...(order.password.length < 12 ? [{ at: '/password', problem: 'must have at least 12 characters' }] : []),
  ]
  if (order.name === undefined || missing.length > 0) {
    throw new AppError('request/invalid', { part: 'body', fields: missing })
  }
  refuseGuessable(order.password, [order.name, email])
  const account = { name: order.name, email, password: order.password, locale: 'vi' }
  const userId: MemberId = await accounts.create(account)
  return { ...account, userId }
}
