import { AppError, channelRoutes } from '@lienmach/contract'
import type { ChannelId } from '@lienmach/domain'
import type { FastifyInstance } from 'fastify'
import { showAttempt } from '../../actions/connect-attempt.ts'
import { connectPage } from '../../actions/connect-page.ts'
import { startConnect } from '../../actions/start-connect.ts'
import { type AttemptId, closeAttempt, findAttempt, findLatestAttempt } from '../../store/connect-attempts.ts'
import { inWorkspace } from '../../store/db.ts'
import { memberActing } from '../caller.ts'
import { presentAttempt, presentChannel } from '../channels/present.ts'
import { register } from '../register-route.ts'

/** The wizard that connects Facebook Pages. Each run belongs to whoever started it. */
export async function connectResource(app: FastifyInstance): Promise<void> {
  const limits = app.context.channels.get('facebook_page').limits

  register(app, channelRoutes.connectFacebook, async ({ context, actor, body }) => {
    const member = memberActing(actor)
    const { attempt, dialogUrl } = await startConnect(context, {
      ...member,
      rerequest: body.rerequest ?? false,
      channelId: (body.channelId as ChannelId | undefined) ?? null,
    })
    return presentAttempt({ attempt, pages: [] }, limits, dialogUrl)
  })

  register(app, channelRoutes.latestConnectAttempt, async ({ context, actor }) => {
    const member = memberActing(actor)
    const { workspaceId, memberId } = member
    const attempt = await inWorkspace(context.db, workspaceId, (tx) =>
      findLatestAttempt(tx, workspaceId, memberId, context.clock.now()),
    )
    return { attempt: attempt && presentAttempt(await showAttempt(context, member, attempt), limits) }
  })

  register(app, channelRoutes.connectAttempt, async ({ context, actor, params }) => {
    const member = memberActing(actor)
    const { workspaceId, memberId } = member
    const id = params.attemptId as AttemptId
    const attempt = await inWorkspace(context.db, workspaceId, (tx) =>
      findAttempt(tx, workspaceId, memberId, id),
    )
    if (!attempt) throw new AppError('resource/not-found')
    return presentAttempt(await showAttempt(context, member, attempt), limits)
  })

  register(app, channelRoutes.finishConnectAttempt, async ({ context, actor, params }) => {
    const { workspaceId, memberId } = memberActing(actor)
    const id = params.attemptId as AttemptId
    const closed = await inWorkspace(context.db, workspaceId, (tx) =>
      closeAttempt(tx, workspaceId, memberId, id),
    )
    if (!closed) throw new AppError('resource/not-found')
    return {}
  })

  register(app, channelRoutes.connectPage, async ({ context, actor, params, body }) => {
    const { workspaceId, memberId } = memberActing(actor)
    const channel = await connectPage(context, {
      workspaceId,
      memberId,
      attemptId: params.attemptId as AttemptId,
      externalId: params.externalId,
      chatRight: body.chatRight,
    })
    return presentChannel(channel, limits)
  })
}
