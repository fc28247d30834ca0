import { AppError, channelRoutes } from '@lienmach/contract'
import type { ChannelId } from '@lienmach/domain'
import type { FastifyInstance } from 'fastify'
import { runCanary } from '../../actions/run-canary.ts'
import { setCanary } from '../../actions/set-canary.ts'
import { findCanary } from '../../store/canary.ts'
import { inWorkspace } from '../../store/db.ts'
import { auditActorOf } from '../caller.ts'
import { register } from '../register-route.ts'

/** The canary that tries the platform's rules on a channel. */
export async function channelCanary(app: FastifyInstance): Promise<void> {
  register(app, channelRoutes.canary, async ({ context, actor: { workspaceId }, params }) => {
    const canary = await inWorkspace(context.db, workspaceId, (tx) =>
      findCanary(tx, workspaceId, params.channelId as ChannelId),
    )
    if (!canary) throw new AppError('resource/not-found')
    return canary
  })

  register(app, channelRoutes.setCanary, ({ context, actor, params, body: { contactId } }) =>
    setCanary(context, {
      workspaceId: actor.workspaceId,
      channelId: params.channelId as ChannelId,
      actor: auditActorOf(actor),
      contactId,
    }),
  )

  register(app, channelRoutes.runCanary, ({ context, actor: { workspaceId }, params }) =>
    runCanary(context, { workspaceId, channelId: params.channelId as ChannelId }),
  )
}
