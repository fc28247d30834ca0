import { accountRoutes } from '@lienmach/contract'
import type { MemberId } from '@lienmach/domain'
import type { FastifyInstance } from 'fastify'
import { changeRole } from '../../actions/change-role.ts'
import { createResetLink } from '../../actions/create-reset-link.ts'
import { type RemoveMember, removeMember } from '../../actions/remove-member.ts'
import { setPresence } from '../../actions/set-presence.ts'
import { updateWorkspace } from '../../actions/update-workspace.ts'
import { inWorkspace } from '../../store/db.ts'
import { listMembers } from '../../store/members.ts'
import { auditActorOf, memberActing } from '../caller.ts'
import { register } from '../register-route.ts'
import { refuseUnknownTimeZone } from './session-cookies.ts'

/** A workspace and its people. */
export function memberRoutes(app: FastifyInstance): void {
  register(app, accountRoutes.updateWorkspace, async ({ context, actor, body }) => {
    refuseUnknownTimeZone(body.timeZone)
    const { name, timeZone, autoAwayMinutes, alertWaitingMinutes, alertUnclaimedMinutes } = body
    const change = { name, timeZone, autoAwayMinutes, alertWaitingMinutes, alertUnclaimedMinutes }
    const order = { workspaceId: actor.workspaceId, actor: auditActorOf(actor), change }
    return { ...(await updateWorkspace(context, order)), role: actor.role }
  })

  register(app, accountRoutes.members, async ({ context, actor }) => ({
    members: await inWorkspace(context.db, actor.workspaceId, (tx) => listMembers(tx, actor.workspaceId)),
  }))

  register(app, accountRoutes.changeRole, ({ context, actor, params, body }) =>
    changeRole(context, {
      workspaceId: actor.workspaceId,
      actor: auditActorOf(actor),
      memberId: params.memberId as MemberId,
      role: body.role,
    }),
  )

  register(app, accountRoutes.removeMember, async ({ context, actor, params, body }) => {
    const memberId = params.memberId as MemberId
    const open = (body.open ?? 'queue') as RemoveMember['open']
    await removeMember(context, {
      workspaceId: actor.workspaceId,
      actor: auditActorOf(actor),
      memberId,
      open,
    })
    return {}
  })

  register(app, accountRoutes.createResetLink, ({ context, actor, params }) => {
    const { workspaceId, memberId: ownerId } = memberActing(actor)
    return createResetLink(context, { workspaceId, ownerId, memberId: params.memberId as MemberId })
  })

  register(app, accountRoutes.setPresence, ({ context, actor, body }) => {
    const { workspaceId, memberId } = memberActing(actor)
    return setPresence(context, { workspaceId, memberId, presence: body.presence })
  })
}
