import { AppError, channelRoutes } from '@lienmach/contract'
import type { ChannelId } from '@lienmach/domain'
import type { FastifyInstance } from 'fastify'
import { changeChatRight } from '../../actions/change-chat-right.ts'
import { disconnectChannel } from '../../actions/disconnect-channel.ts'
import { importAgain } from '../../actions/import-again.ts'
import { lastSeq } from '../../store/changes.ts'
import { findChannel, listChannels } from '../../store/channels.ts'
import { inWorkspace } from '../../store/db.ts'
import { auditActorOf } from '../caller.ts'
import { register } from '../register-route.ts'
import { presentChannel } from './present.ts'

/** The channels of a workspace. */
export async function channelResource(app: FastifyInstance): Promise<void> {
  const limits = app.context.channels.get('facebook_page').limits

  register(app, channelRoutes.channels, async ({ context, actor: { workspaceId } }) => {
    const [seq, channels] = await inWorkspace(
      context.db,
      workspaceId,
      async (tx) => [await lastSeq(tx, workspaceId), await listChannels(tx, workspaceId)] as const,
      'isolation level repeatable read read only',
    )
    return { channels: channels.map((channel) => presentChannel(channel, limits)), seq }
  })

  register(app, channelRoutes.channel, async ({ context, actor: { workspaceId }, params }) => {
    const channelId = params.channelId as ChannelId
    const channel = await inWorkspace(context.db, workspaceId, (tx) =>
      findChannel(tx, workspaceId, channelId),
    )
    if (!channel) throw new AppError('resource/not-found')
    return presentChannel(channel, limits)
  })

  register(app, channelRoutes.updateChannel, async ({ context, actor, params, body }) => {
    const channel = await changeChatRight(context, {
      workspaceId: actor.workspaceId,
      channelId: params.channelId as ChannelId,
      actor: auditActorOf(actor),
      memberId: actor.kind === 'member' ? actor.memberId : null,
      chatRight: body.chatRight,
    })
    return presentChannel(channel, limits)
  })

  register(app, channelRoutes.startImport, async ({ context, actor, params }) => {
    const channel = await importAgain(context, {
      workspaceId: actor.workspaceId,
      channelId: params.channelId as ChannelId,
      actor: auditActorOf(actor),
    })
    return presentChannel(channel, limits)
  })

  register(app, channelRoutes.disconnectChannel, async ({ context, actor, params }) => {
    const channel = await disconnectChannel(context, {
      workspaceId: actor.workspaceId,
      channelId: params.channelId as ChannelId,
      actor: auditActorOf(actor),
    })
    return presentChannel(channel, limits)
  })
}
