import { AppError, accountRoutes } from '@lienmach/contract'
import type { InvitationId } from '@lienmach/domain'
import type { FastifyInstance } from 'fastify'
import { hashOf } from '../../accounts/secrets.ts'
import { countOrRefuse, limits, uncount } from '../../accounts/throttle.ts'
import { acceptInvitation } from '../../actions/accept-invitation.ts'
import { inviteMember } from '../../actions/invite-member.ts'
import { revokeInvitation } from '../../actions/revoke-invitation.ts'
import type { Context } from '../../context.ts'
import { inWorkspace } from '../../store/db.ts'
import { findInviter, findOpenInvitation, listInvitations } from '../../store/invitations.ts'
import { asPerson, findWorkspaceName, listWorkspacesOf } from '../../store/workspaces.ts'
import { auditActorOf, memberActing } from '../caller.ts'
import { register } from '../register-route.ts'
import { callerOf, setSession } from './session-cookies.ts'

/** Inviting people, and joining by invitation. */
export function invitationRoutes(app: FastifyInstance): void {
  register(app, accountRoutes.invitations, async ({ context, actor }) => ({
    invitations: await inWorkspace(context.db, actor.workspaceId, (tx) =>
      listInvitations(tx, actor.workspaceId, context.clock.now()),
    ),
  }))

  register(app, accountRoutes.invite, async ({ context, actor, body }) => {
    const { workspaceId, memberId: invitedBy } = memberActing(actor)
    await countOrRefuse(context, limits.inviteByMember, invitedBy)
    return inviteMember(context, { workspaceId, invitedBy, email: body.email, role: body.role })
  })

  register(app, accountRoutes.revokeInvitation, async ({ context, actor, params }) => {
    const invitationId = params.invitationId as InvitationId
    await revokeInvitation(context, {
      workspaceId: actor.workspaceId,
      actor: auditActorOf(actor),
      invitationId,
    })
    return {}
  })

  register(app, accountRoutes.invitationByToken, async ({ context, params, request }) => {
    await countOrRefuse(context, limits.tokenByAddress, request.ip)
    const shown = await showInvitation(context, params.token)
    await uncount(context, limits.tokenByAddress, request.ip)
    return shown
  })

  register(app, accountRoutes.acceptInvitation, async ({ context, params, body, request, reply }) => {
    const tries = hashOf(params.token).toString('hex')
    await countOrRefuse(context, limits.tokenByAddress, request.ip)
    await countOrRefuse(context, limits.signInByAccount, tries)
    const order = { token: params.token, name: body.name, password: body.password }
    const { workspaceId, email } = await acceptInvitation(context, order)
    await uncount(context, limits.tokenByAddress, request.ip)

    const signedIn = await context.accounts.signIn(email, body.password, callerOf(request))
    if (!signedIn) throw new AppError('session/required')
    setSession(reply, signedIn)
    const { userId } = signedIn
    const places = await asPerson(context.db, userId, (tx) => listWorkspacesOf(tx, userId))
    const joined = places.find(({ id }) => id === workspaceId)
    if (!joined) throw new AppError('resource/not-found')
    return joined
  })
}

async function showInvitation(context: Context, token: string) {
  const invitation = await findOpenInvitation(context.db.auth, hashOf(token), context.clock.now())
  if (!invitation) throw new AppError('invitation/not-usable')
  const { workspaceId, id, email, role } = invitation
  const [workspaceName, invitedBy, account] = await Promise.all([
    findWorkspaceName(context.db.auth, workspaceId),
    inWorkspace(context.db, workspaceId, (tx) => findInviter(tx, workspaceId, id)),
    context.accounts.findByEmail(email),
  ])
  return {
    workspaceName: workspaceName ?? '',
    invitedBy: invitedBy ?? '',
    email,
    role,
    hasAccount: account !== null,
  }
}
