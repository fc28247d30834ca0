import { channelRoutes } from '@lienmach/contract'
import type { ChannelId } from '@lienmach/domain'
import type { FastifyInstance } from 'fastify'
import { checkChannel } from '../../actions/check-channel.ts'
import { readHealth } from '../../actions/read-health.ts'
import { register } from '../register-route.ts'
import { presentChannel } from './present.ts'

/** How channels are. */
export async function channelHealth(app: FastifyInstance): Promise<void> {
  const limits = app.context.channels.get('facebook_page').limits

  register(app, channelRoutes.channelHealth, ({ context, actor: { workspaceId }, params }) =>
    readHealth(context, workspaceId, params.channelId as ChannelId),
  )

  register(app, channelRoutes.checkChannel, async ({ context, actor: { workspaceId }, params }) => {
    const { channel, checks, at } = await checkChannel(context, {
      workspaceId,
      channelId: params.channelId as ChannelId,
    })
    return { channel: presentChannel(channel, limits), checks, at }
  })
}
